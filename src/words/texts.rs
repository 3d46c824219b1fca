//! What the interface says: a row for each text, and in it the text in every language, in the order of
//! the first row. A text that lacks a language, or has one too many, does not compile.
//!
//! A language is added by its text in each row and by [`COUNT`].

use super::next_line;

/// How many languages the interface speaks.
pub(super) const COUNT: usize = 8;

/// One type for all languages, and its texts in a row: in a browser they come as lines, of the one
/// language that is spoken there.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $(: $count:literal)? { $($text:expr),+ $(,)? })+) => {
        /// The words of one language.
        pub struct Words {
            $($(#[$doc])* pub $name: texts!(@type $($count)?),)+
        }

        impl Words {
            /// The words of the language with this index.
            // An index beyond the last language does not compile.
            #[expect(clippy::indexing_slicing)]
            const fn of(index: usize) -> Words {
                Words {
                    $($name: {
                        const TEXTS: [texts!(@type $($count)?); COUNT] = [$($text),+];
                        TEXTS[index]
                    },)+
                }
            }

            /// The words of every language, in the order of the first row.
            pub(super) const fn all() -> [Words; COUNT] {
                [
                    Words::of(0),
                    Words::of(1),
                    Words::of(2),
                    Words::of(3),
                    Words::of(4),
                    Words::of(5),
                    Words::of(6),
                    Words::of(7),
                ]
            }

            /// Returns every text, in the order of the fields.
            pub fn to_list(&self) -> Vec<&'static str> {
                let mut list = Vec::new();
                $(list.extend(texts!(@slice self.$name, $($count)?));)+
                list
            }

            /// Returns the words of these lines, which are in the order of the fields; a missing line
            /// is an empty text.
            pub fn from_lines(lines: &'static str) -> Words {
                let mut rest = lines;
                Words { $($name: texts!(@next rest, $($count)?),)+ }
            }
        }
    };
    (@type) => { &'static str };
    (@type $count:literal) => { [&'static str; $count] };
    (@slice $value:expr,) => { [$value] };
    (@slice $value:expr, $count:literal) => { $value };
    (@next $rest:ident,) => { next_line(&mut $rest) };
    (@next $rest:ident, $count:literal) => { std::array::from_fn(|_| next_line(&mut $rest)) };
}

#[rustfmt::skip]
texts! {
    /// BCP 47 tag
    language {
        "en",
        "zh-Hans",
        "ru",
        "uk",
        "fr",
        "es",
        "de",
        "ar",
    }

    /// state of knowledge: `{}` is a date
    as_of {
        "As of {}",
        "截至{}",
        "По состоянию на {}",
        "Станом на {}",
        "Au {}",
        "A fecha de {}",
        "Stand: {}",
        "حتى {}",
    }

    /// button that opens every card, where not every one is open
    open_all {
        "Open all",
        "全部展开",
        "Раскрыть все",
        "Розгорнути все",
        "Tout ouvrir",
        "Abrir todo",
        "Alle öffnen",
        "فتح الكل",
    }

    /// the same button where every card is open: it closes them
    close_all {
        "Close all",
        "全部收起",
        "Свернуть все",
        "Згорнути все",
        "Tout fermer",
        "Cerrar todo",
        "Alle schließen",
        "إغلاق الكل",
    }

    /// label of the list of events
    events {
        "Timeline",
        "时间线",
        "Хронология",
        "Хронологія",
        "Chronologie",
        "Cronología",
        "Zeitleiste",
        "التسلسل الزمني",
    }

    /// what a card opens: positions
    positions {
        "What each side said",
        "各方说法",
        "Что говорят стороны",
        "Що кажуть сторони",
        "Ce qu’a dit chaque partie",
        "Qué dijo cada parte",
        "Was jede Seite sagte",
        "ما قاله كل طرف",
    }

    /// what a card opens: a longer text
    read_on {
        "Read on",
        "阅读全文",
        "Читать дальше",
        "Читати далі",
        "Lire la suite",
        "Seguir leyendo",
        "Weiterlesen",
        "تابع القراءة",
    }

    /// before the topics of a closed card
    topics {
        "On",
        "涉及",
        "Темы",
        "Теми",
        "Thèmes",
        "Temas",
        "Themen",
        "المواضيع",
    }

    /// heading over what observers say
    observers {
        "Reports and analysis",
        "报道与分析",
        "Сообщения и анализ",
        "Повідомлення й аналіз",
        "Articles et analyses",
        "Informaciones y análisis",
        "Berichte und Analysen",
        "تقارير وتحليلات",
    }

    /// heading over the sources
    sources {
        "Sources",
        "资料来源",
        "Источники",
        "Джерела",
        "Sources",
        "Fuentes",
        "Quellen",
        "المصادر",
    }

    /// label of a numbered link: `{}` is the number
    source {
        "Source {}",
        "来源{}",
        "Источник {}",
        "Джерело {}",
        "Source {}",
        "Fuente {}",
        "Quelle {}",
        "المصدر {}",
    }

    /// label of the way back from a source: `{}` is the number of the position
    back {
        "Back to position {}",
        "返回立场{}",
        "Назад к позиции {}",
        "Повернутися до позиції {}",
        "Retour à la position {}",
        "Volver a la posición {}",
        "Zurück zu Position {}",
        "العودة إلى الموقف {}",
    }

    /// on whose report: `{}` is a name
    according_to {
        "according to {}",
        "据{}",
        "сообщает {}",
        "повідомляє {}",
        "selon {}",
        "según {}",
        "laut {}",
        "بحسب {}",
    }

    /// tag of a position that another side reports: `{}` is that side
    reported_by {
        "Reported by: {}",
        "由{}转述",
        "Передаёт: {}",
        "Передає: {}",
        "Rapporté par\u{a0}: {}",
        "Transmitido por: {}",
        "Mitgeteilt von: {}",
        "نقلًا عن: {}",
    }

    /// tag of a joint statement: `{}` are its sides
    joint {
        "Joint statement: {}",
        "联合声明：{}",
        "Совместное заявление: {}",
        "Спільна заява: {}",
        "Déclaration commune\u{a0}: {}",
        "Declaración conjunta: {}",
        "Gemeinsame Erklärung: {}",
        "بيان مشترك: {}",
    }

    /// behind a quotation that was said in another language
    translated {
        "(translated)",
        "（译文）",
        "(перевод)",
        "(переклад)",
        "(traduction)",
        "(traducción)",
        "(übersetzt)",
        "(مترجم)",
    }

    /// when something was corrected: `{}` is a date
    corrected {
        "Corrected on {}",
        "{}更正",
        "Исправлено: {}",
        "Виправлено: {}",
        "Corrigé\u{a0}: {}",
        "Corregido: {}",
        "Berichtigt am {}",
        "صُحّح في {}",
    }

    /// before the editor's note
    note {
        "Editor’s note",
        "编者注",
        "Примечание редакции",
        "Примітка редакції",
        "Note de la rédaction",
        "Nota de la redacción",
        "Anmerkung der Redaktion",
        "ملاحظة التحرير",
    }

    /// date of a position: `{}` is a date
    said_on {
        "Said on {}",
        "表态时间：{}",
        "Сказано: {}",
        "Сказано: {}",
        "Date\u{a0}: {}",
        "Fecha: {}",
        "Gesagt am: {}",
        "قيل في: {}",
    }

    /// before the participants
    participants {
        "Participants",
        "参与者",
        "Участники",
        "Учасники",
        "Participants",
        "Participantes",
        "Teilnehmer",
        "المشاركون",
    }

    /// between a day and a time of day
    at {
        " at ",
        " ",
        " в ",
        ", ",
        " à ",
        ", ",
        " um ",
        " الساعة ",
    }

    /// approximate date or duration: `{}` is one
    about {
        "about {}",
        "约{}",
        "примерно {}",
        "приблизно {}",
        "environ {}",
        "aproximadamente {}",
        "etwa {}",
        "{} تقريبًا",
    }

    /// uncertain date: `{}` is one
    uncertain {
        "{} (uncertain)",
        "{}（存疑）",
        "{} (предположительно)",
        "{} (імовірно)",
        "{} (incertain)",
        "{} (sin confirmar)",
        "{} (unsicher)",
        "{} (غير مؤكد)",
    }

    /// open end: `{}` is a date
    since {
        "since {}",
        "自{}起",
        "с: {}",
        "з: {}",
        "depuis\u{a0}: {}",
        "desde: {}",
        "seit: {}",
        "منذ: {}",
    }

    /// open beginning: `{}` is a date
    until {
        "until {}",
        "至{}",
        "до: {}",
        "до: {}",
        "jusqu’à\u{a0}: {}",
        "hasta: {}",
        "bis: {}",
        "حتى: {}",
    }

    /// decade: `{}` is its first year
    decade {
        "{}s",
        "{}代",
        "{}-е",
        "{}-ті",
        "années {}",
        "década de {}",
        "{}er-Jahre",
        "عقد {}",
    }

    /// century: `{}` is its first year
    century {
        "{}–99",
        "{}–99年",
        "{}–99 гг.",
        "{}–99 рр.",
        "{}–99",
        "{}–99",
        "{}–99",
        "{}–99",
    }

    /// spring to winter: `{}` is a year
    seasons: 4 {
        ["spring {}", "summer {}", "autumn {}", "winter {}"],
        ["{}春", "{}夏", "{}秋", "{}冬"],
        ["весна {} г.", "лето {} г.", "осень {} г.", "зима {} г."],
        ["весна {} р.", "літо {} р.", "осінь {} р.", "зима {} р."],
        ["printemps {}", "été {}", "automne {}", "hiver {}"],
        ["primavera de {}", "verano de {}", "otoño de {}", "invierno de {}"],
        ["Frühjahr {}", "Sommer {}", "Herbst {}", "Winter {}"],
        ["ربيع {}", "صيف {}", "خريف {}", "شتاء {}"],
    }

    /// before the common era: `{}` is a year
    bce {
        "{} BCE",
        "公元前{}年",
        "{} до н. э.",
        "{} до н. е.",
        "{} av. J.-C.",
        "{} a. C.",
        "{} v. Chr.",
        "{} ق.م",
    }

    /// how long after the event before: `{}` is a length of time
    later {
        "{} later",
        "{}后",
        "спустя {}",
        "{} по тому",
        "{} plus tard",
        "{} después",
        "{} später",
        "بعد {}",
    }

    /// kinds of events, in the order of `EventKind::ALL`
    event_kinds: 7 {
        ["Call", "Meeting", "Document", "Statement", "Action", "Vote", "Event"],
        ["通话", "会谈", "文件", "声明", "行动", "表决", "事件"],
        ["Разговор", "Встреча", "Документ", "Заявление", "Действие", "Голосование", "Событие"],
        ["Розмова", "Зустріч", "Документ", "Заява", "Дія", "Голосування", "Подія"],
        ["Appel", "Rencontre", "Document", "Déclaration", "Action", "Vote", "Événement"],
        ["Llamada", "Reunión", "Documento", "Declaración", "Acción", "Votación", "Suceso"],
        ["Telefonat", "Treffen", "Dokument", "Erklärung", "Maßnahme", "Abstimmung", "Ereignis"],
        ["اتصال", "اجتماع", "وثيقة", "بيان", "إجراء", "تصويت", "حدث"],
    }

    /// states of events, in the order of `Status::ALL`
    statuses: 4 {
        ["Held", "Scheduled", "Postponed", "Cancelled"],
        ["已举行", "待举行", "已推迟", "已取消"],
        ["Состоялось", "Запланировано", "Отложено", "Отменено"],
        ["Відбулося", "Заплановано", "Відкладено", "Скасовано"],
        ["A eu lieu", "Prévu", "Reporté", "Annulé"],
        ["Celebrado", "Previsto", "Aplazado", "Cancelado"],
        ["Fand statt", "Geplant", "Verschoben", "Abgesagt"],
        ["عُقد", "مقرر", "مؤجل", "أُلغي"],
    }

    /// kinds of positions, in the order of `PositionKind::ALL`
    position_kinds: 4 {
        ["Stated position", "Reported", "Analyst’s view", "Newsroom’s wording"],
        ["表态", "报道", "分析人士观点", "编辑部措辞"],
        ["Позиция", "Сообщается", "Мнение аналитика", "Формулировка редакции"],
        ["Позиція", "Повідомляють", "Думка аналітика", "Формулювання редакції"],
        ["Position déclarée", "Fait rapporté", "Avis d’analyste", "Formulation de la rédaction"],
        ["Posición declarada", "Dato publicado", "Opinión de un analista", "Formulación de la redacción"],
        ["Erklärte Position", "Meldung", "Einschätzung eines Analysten", "Wortwahl der Redaktion"],
        ["موقف معلن", "خبر منقول", "رأي محلل", "صياغة هيئة التحرير"],
    }

    /// grades of sources, in the order of `Grade::ALL`
    grades: 3 {
        ["Official", "Press", "Relayed"],
        ["官方", "媒体", "转载"],
        ["Официальный", "СМИ", "Перепечатка"],
        ["Офіційне", "ЗМІ", "Передрук"],
        ["Officiel", "Presse", "Reprise"],
        ["Oficial", "Prensa", "Reproducción"],
        ["Amtlich", "Presse", "Übernommen"],
        ["رسمي", "صحافة", "منقول"],
    }

    /// quotation marks, opening and closing
    quotes: 2 {
        ["“", "”"],
        ["“", "”"],
        ["«", "»"],
        ["«", "»"],
        ["«\u{202f}", "\u{202f}»"],
        ["«", "»"],
        ["„", "“"],
        ["«", "»"],
    }

    /// between the items of a list
    comma {
        ", ",
        "、",
        ", ",
        ", ",
        ", ",
        ", ",
        ", ",
        "، ",
    }

    /// between a name and an office
    apposition {
        ", ",
        "，",
        ", ",
        ", ",
        ", ",
        ", ",
        ", ",
        "، ",
    }

    /// between a label and what it is of
    colon {
        ": ",
        "：",
        ": ",
        ": ",
        "\u{a0}: ",
        ": ",
        ": ",
        ": ",
    }

    /// label of the group of buttons that choose a view
    view {
        "View",
        "视图",
        "Вид",
        "Вигляд",
        "Vue",
        "Vista",
        "Ansicht",
        "طريقة العرض",
    }

    /// the view with the cards
    timeline {
        "Timeline",
        "时间线",
        "Хронология",
        "Хронологія",
        "Chronologie",
        "Cronología",
        "Zeitleiste",
        "التسلسل الزمني",
    }

    /// the view with the table
    compare {
        "Compare",
        "对比",
        "Сравнение",
        "Порівняння",
        "Comparaison",
        "Comparación",
        "Vergleich",
        "مقارنة",
    }

    /// heading of the table
    compare_title {
        "The sides compared, topic by topic",
        "各方立场逐项对比",
        "Позиции сторон по темам",
        "Позиції сторін за темами",
        "Les parties comparées, thème par thème",
        "Las partes comparadas, tema por tema",
        "Die Seiten im Vergleich, Thema für Thema",
        "مقارنة مواقف الأطراف حسب الموضوع",
    }

    /// what positions are about
    topic {
        "Topic",
        "议题",
        "Тема",
        "Тема",
        "Thème",
        "Tema",
        "Thema",
        "الموضوع",
    }

    /// what a side held before: `{}` is how many positions
    before {
        "Earlier positions: {}",
        "此前立场：{}",
        "Прежние позиции: {}",
        "Попередні позиції: {}",
        "Positions antérieures\u{a0}: {}",
        "Posiciones anteriores: {}",
        "Frühere Positionen: {}",
        "مواقف سابقة: {}",
    }

    /// a side of which the story has nothing on a topic, which says nothing of what there is elsewhere
    silent {
        "Nothing in this story",
        "本报道未收录",
        "В этом материале ничего",
        "У цьому матеріалі нічого",
        "Rien dans ce récit",
        "Nada en esta historia",
        "Nichts in dieser Darstellung",
        "لا شيء في هذا العرض",
    }

    /// a side that has taken a position itself, of which no change is stated
    spoke {
        "Has spoken",
        "已表态",
        "Есть высказывание",
        "Є висловлювання",
        "S’est exprimée",
        "Se ha pronunciado",
        "Hat sich geäußert",
        "أدلى بموقف",
    }

    /// when a side that has moved spoke again: `{}` is the date
    last_word {
        "last word {}",
        "最近表态：{}",
        "последнее высказывание: {}",
        "останнє висловлювання: {}",
        "dernière prise de position\u{a0}: {}",
        "última declaración: {}",
        "zuletzt: {}",
        "آخر تصريح: {}",
    }

    /// what others report of a side, which is not its own word
    by_others {
        "Reported by others",
        "他方转述",
        "В изложении других",
        "У викладі інших",
        "Rapporté par d’autres",
        "Según otros",
        "Von anderen berichtet",
        "بحسب أطراف أخرى",
    }

    /// link from the table to the card
    in_timeline {
        "In the timeline",
        "在时间线中查看",
        "В хронологии",
        "У хронології",
        "Dans la chronologie",
        "En la cronología",
        "In der Zeitleiste",
        "في التسلسل الزمني",
    }

    /// how a position stands to the one before, in the order of `Change::ALL`
    changes: 4 {
        ["New", "Firmer", "Softer", "Same in substance"],
        ["首次提出", "更强硬", "更缓和", "实质未变"],
        ["Впервые", "Жёстче", "Мягче", "По существу то же"],
        ["Уперше", "Жорсткіше", "М’якше", "По суті те саме"],
        ["Nouvelle", "Plus ferme", "Plus souple", "Inchangée sur le fond"],
        ["Nueva", "Más firme", "Más flexible", "Igual en lo esencial"],
        ["Neu", "Verschärft", "Abgeschwächt", "In der Sache gleich"],
        ["جديد", "أكثر تشددًا", "أكثر ليونة", "دون تغيير جوهري"],
    }

    /// to which position that refers: `{}` is its date
    compared {
        "compared with {}",
        "与{}相比",
        "в сравнении: {}",
        "у порівнянні: {}",
        "par rapport à\u{a0}: {}",
        "respecto a: {}",
        "gegenüber: {}",
        "مقارنةً بـ: {}",
    }

    /// label of what filters and finds
    filter {
        "Filters and settings",
        "筛选与设置",
        "Фильтры и настройки",
        "Фільтри й налаштування",
        "Filtres et réglages",
        "Filtros y ajustes",
        "Filter und Einstellungen",
        "التصفية والإعدادات",
    }

    /// choice of sides
    sides {
        "Sides",
        "各方",
        "Стороны",
        "Сторони",
        "Parties",
        "Partes",
        "Seiten",
        "الأطراف",
    }

    /// choice of a group of events
    group {
        "Group",
        "分组",
        "Группа",
        "Група",
        "Groupe",
        "Grupo",
        "Gruppe",
        "المجموعة",
    }

    /// no choice of a group
    all_groups {
        "All groups",
        "全部分组",
        "Все группы",
        "Усі групи",
        "Tous les groupes",
        "Todos los grupos",
        "Alle Gruppen",
        "كل المجموعات",
    }

    /// no choice of a topic
    all_topics {
        "All topics",
        "全部议题",
        "Все темы",
        "Усі теми",
        "Tous les thèmes",
        "Todos los temas",
        "Alle Themen",
        "كل المواضيع",
    }

    /// choice of who speaks
    speaker {
        "Speaker",
        "发言者",
        "Кто говорит",
        "Хто говорить",
        "Intervenant",
        "Quién habla",
        "Wer spricht",
        "المتحدث",
    }

    /// no choice of who speaks
    all_speakers {
        "Everybody",
        "所有发言者",
        "Все",
        "Усі",
        "Tous",
        "Todos",
        "Alle",
        "الجميع",
    }

    /// choice of kinds of positions
    kinds {
        "Kind",
        "类型",
        "Вид высказывания",
        "Вид висловлювання",
        "Type",
        "Tipo",
        "Art",
        "النوع",
    }

    /// every kind
    kinds_all {
        "With reports and analysts’ views",
        "含报道与分析人士观点",
        "С сообщениями и мнениями аналитиков",
        "З повідомленнями та думками аналітиків",
        "Avec articles et avis d’analystes",
        "Con informaciones y opiniones de analistas",
        "Mit Berichten und Einschätzungen von Analysten",
        "مع التقارير وآراء المحللين",
    }

    /// only what the sides say themselves
    kinds_stated {
        "Stated positions only",
        "仅限表态",
        "Только позиции сторон",
        "Лише позиції сторін",
        "Positions déclarées seulement",
        "Solo posiciones declaradas",
        "Nur erklärte Positionen",
        "المواقف المعلنة فقط",
    }

    /// field for a word
    find {
        "Find a word",
        "查找词语",
        "Найти слово",
        "Знайти слово",
        "Chercher un mot",
        "Buscar una palabra",
        "Wort suchen",
        "ابحث عن كلمة",
    }

    /// how many are left: `{}` is "5 / 119"
    shown {
        "Positions shown: {}",
        "已显示立场：{}",
        "Показано позиций: {}",
        "Показано позицій: {}",
        "Positions affichées\u{a0}: {}",
        "Posiciones mostradas: {}",
        "Angezeigte Positionen: {}",
        "المواقف المعروضة: {}",
    }

    /// of a story of which a part was left out: the first `{}` is how many positions are shown, the second
    /// how many there are
    not_all_positions {
        "{} of {} statements are shown",
        "显示 {} 条表态，共 {} 条",
        "Показано высказываний: {} из {}",
        "Показано висловлювань: {} із {}",
        "Déclarations affichées\u{a0}: {} sur {}",
        "Declaraciones mostradas: {} de {}",
        "{} von {} Aussagen werden gezeigt",
        "التصريحات المعروضة: {} من {}",
    }

    /// the same of events
    not_all_events {
        "{} of {} events are shown",
        "显示 {} 个事件，共 {} 个",
        "Показано событий: {} из {}",
        "Показано подій: {} із {}",
        "Événements affichés\u{a0}: {} sur {}",
        "Eventos mostrados: {} de {}",
        "{} von {} Ereignissen werden gezeigt",
        "الأحداث المعروضة: {} من {}",
    }

    /// a language that a reader has chosen could not be loaded
    language_failed {
        "This language could not be loaded.",
        "无法加载该语言。",
        "Не удалось загрузить этот язык.",
        "Не вдалося завантажити цю мову.",
        "Cette langue n’a pas pu être chargée.",
        "No se pudo cargar este idioma.",
        "Diese Sprache konnte nicht geladen werden.",
        "تعذّر تحميل هذه اللغة.",
    }

    /// nothing is left
    none {
        "Nothing matches.",
        "没有符合条件的内容。",
        "Ничего не найдено.",
        "Нічого не знайдено.",
        "Aucun résultat.",
        "Sin resultados.",
        "Nichts gefunden.",
        "لا توجد نتائج.",
    }

    /// button that ends the filtering
    reset {
        "Show all",
        "显示全部",
        "Показать все",
        "Показати все",
        "Tout afficher",
        "Mostrar todo",
        "Alles zeigen",
        "عرض الكل",
    }

    /// choice of a time zone
    time_zone {
        "Times in",
        "时间按",
        "Время",
        "Час",
        "Heure",
        "Hora",
        "Zeiten",
        "التوقيت",
    }

    /// the reader's own zone: `{}` is its city
    zone_own {
        "Your time zone ({})",
        "您所在时区（{}）",
        "Ваш часовой пояс ({})",
        "Ваш часовий пояс ({})",
        "Votre fuseau horaire ({})",
        "Su zona horaria ({})",
        "Ihre Zeitzone ({})",
        "منطقتك الزمنية ({})",
    }

    /// for each event the zone of its place
    zone_local {
        "Where it happened",
        "事发地",
        "По месту события",
        "За місцем події",
        "Celle du lieu de l’événement",
        "La del lugar del suceso",
        "Am Ort des Geschehens",
        "مكان الحدث",
    }

    /// choice of a language
    language_label {
        "Language",
        "语言",
        "Язык",
        "Мова",
        "Langue",
        "Idioma",
        "Sprache",
        "اللغة",
    }

    /// button that copies a link
    copy_link {
        "Copy link",
        "复制链接",
        "Скопировать ссылку",
        "Скопіювати посилання",
        "Copier le lien",
        "Copiar enlace",
        "Link kopieren",
        "نسخ الرابط",
    }

    /// frame: has something of another host shown
    load_from {
        "Load from {}",
        "从 {} 加载",
        "Загрузить с {}",
        "Завантажити з {}",
        "Charger depuis {}",
        "Cargar desde {}",
        "Von {} laden",
        "تحميل من {}",
    }

    /// link to a copy that is kept of a source
    archived {
        "archived copy",
        "存档副本",
        "архивная копия",
        "архівна копія",
        "copie archivée",
        "copia archivada",
        "archivierte Kopie",
        "نسخة مؤرشفة",
    }

    /// what was rendered beforehand was replaced by a later version of the story
    newer_version {
        "Corrected or updated: the latest version is shown.",
        "内容已更正或更新，现显示最新版本。",
        "Материал исправлен или дополнен: показана последняя версия.",
        "Матеріал виправлено або доповнено: показано останню версію.",
        "Corrigé ou mis à jour : voici la dernière version.",
        "Corregido o actualizado: se muestra la última versión.",
        "Berichtigt oder aktualisiert: Gezeigt wird die neueste Fassung.",
        "صُحِّح أو حُدِّث: تُعرض أحدث نسخة.",
    }

    /// the link was copied
    copied {
        "Link copied",
        "链接已复制",
        "Ссылка скопирована",
        "Посилання скопійовано",
        "Lien copié",
        "Enlace copiado",
        "Link kopiert",
        "نُسخ الرابط",
    }

    /// before a link that could not be copied
    copy_failed {
        "The link could not be copied. Here it is:",
        "无法复制链接，链接如下：",
        "Не удалось скопировать ссылку. Вот она:",
        "Не вдалося скопіювати посилання. Ось воно:",
        "Le lien n’a pas pu être copié. Le voici\u{a0}:",
        "No se pudo copiar el enlace. Es este:",
        "Der Link konnte nicht kopiert werden. Hier ist er:",
        "تعذّر نسخ الرابط. إليك الرابط:",
    }

    /// label of the picture of the whole story
    overview {
        "Who spoke when",
        "谁在何时表态",
        "Кто и когда высказался",
        "Хто і коли висловився",
        "Qui a parlé, et quand",
        "Quién habló y cuándo",
        "Wer wann sprach",
        "من تحدث ومتى",
    }

    /// its row of events that are in no group
    other_events {
        "Other events",
        "其他事件",
        "Другие события",
        "Інші події",
        "Autres événements",
        "Otros acontecimientos",
        "Weitere Ereignisse",
        "أحداث أخرى",
    }

    /// how its columns stand for time
    not_to_scale {
        "In order of time, not to scale",
        "按时间先后排列，间隔不按比例",
        "По порядку времени, не в масштабе",
        "За порядком часу, не в масштабі",
        "Dans l’ordre du temps, sans échelle",
        "En orden temporal, sin escala",
        "In zeitlicher Folge, nicht maßstäblich",
        "بالترتيب الزمني، من دون مقياس",
    }

    /// what only others report of a side
    relayed {
        "reported by others",
        "由他方转述",
        "со слов других",
        "зі слів інших",
        "rapporté par d’autres",
        "según otros",
        "von anderen berichtet",
        "بحسب آخرين",
    }

    /// what a number in that picture is
    counted {
        "number of positions",
        "立场数量",
        "число позиций",
        "кількість позицій",
        "nombre de positions",
        "número de posiciones",
        "Zahl der Positionen",
        "عدد المواقف",
    }
}
