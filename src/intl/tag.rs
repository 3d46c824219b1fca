//! Language tags as pages and systems write them, mended to what `Intl` takes.

use super::platform;
use crate::story::{primary, same_primary};

/// Returns the longest part of a tag that `Intl` takes, in its canonical form: `zh-CN` of `zh_CN.UTF-8`
/// and of `zh-CN,zh;q=0.9`, `zh-Hans` of `zh-cmn-Hans`, `en-US` of `en-US-`. Empty where it takes nothing
/// of it.
///
/// Of a language with an extended one (RFC 5646, section 2.2.2) the latter stays where its readers read
/// what is written in the former, else the former.
pub fn mended(tag: &str) -> String {
    let mut parts = vec![String::new()];
    for c in tag.trim().chars() {
        match c {
            '-' | '_' => parts.push(String::new()),
            c if c.is_ascii_alphanumeric() => {
                if let Some(part) = parts.last_mut() {
                    part.push(c);
                }
            }
            _ => break,
        }
    }
    while let [language, extended, ..] = parts.as_slice()
        && extended.len() == 3
        && !extended.as_bytes().iter().any(u8::is_ascii_digit)
    {
        let is_other = !same_primary(language, extended);
        parts.remove(usize::from(is_other));
    }
    while !parts.is_empty() {
        if let Some(tag) = platform::canonical(&parts.join("-")) {
            return tag;
        }
        parts.pop();
    }
    String::new()
}

/// Returns the tag for the dates and numbers that stand among the words of an interface, whose tag is
/// `words`: the reader's, but in the language of the words. Browsers have no dates in Cantonese, for one.
pub fn for_words(tag: &str, words: &str) -> String {
    let tag = mended(tag);
    match tag.split_once('-') {
        _ if tag.starts_with(primary(words)) => tag,
        Some((_, rest)) => [primary(words), "-", rest].concat(),
        None => words.to_owned(),
    }
}

#[cfg(all(test, not(widget)))]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_stays_as_it_is() {
        for tag in [
            "en",
            "zh-Hans-CN",
            "ar-EG",
            "en-u-ca-buddhist",
            "sr-Latn-RS",
            "de-CH-1996",
            "es-419",
            "zh-Hant-HK-x-own",
            "tlh",
        ] {
            assert_eq!(mended(tag), tag);
        }
    }

    #[test]
    fn what_systems_make_of_tags_is_mended() {
        for (tag, expected) in [
            ("zh_CN", "zh-CN"),
            ("ZH-hans-cn", "zh-Hans-CN"),
            ("pt_BR.UTF-8", "pt-BR"),
            ("sr_RS@latin", "sr-RS"),
            ("en-US,en", "en-US"),
            ("ru, en;q=0.5", "ru"),
            (" fr ", "fr"),
            ("uk en", "uk"),
            ("en-US-", "en-US"),
            ("en-", "en"),
            ("de_DE_formal", "de-DE-formal"),
            ("pt_PT_ao90", "pt-PT"),
            ("en-GB-oed", "en-GB"),
            ("en-u", "en"),
            ("en-x", "en"),
            ("en-u-ca-", "en-u-ca"),
            ("de-DE-DE", "de-DE"),
            ("en--US", "en"),
        ] {
            assert_eq!(mended(tag), expected, "{tag}");
        }
    }

    #[test]
    fn an_extended_language_is_its_own_or_the_one_it_extends() {
        for (tag, expected) in [
            ("zh-cmn-Hans", "zh-Hans"),
            ("zh-cmn-Hant-HK", "zh-Hant-HK"),
            ("zh-yue", "yue"),
            ("zh-yue-Hant-HK", "yue-Hant-HK"),
            ("zh-min-nan", "nan"),
            ("ar-arz", "ar"),
            ("ms-zsm-MY", "ms-MY"),
        ] {
            assert_eq!(mended(tag), expected, "{tag}");
        }
    }

    #[test]
    fn of_what_is_no_tag_nothing_is_left() {
        for tag in [
            "",
            " ",
            "-",
            "中文",
            "x-klingon",
            "i-hak",
            "e",
            "123",
            "_US",
        ] {
            assert_eq!(mended(tag), "", "{tag}");
        }
    }

    #[test]
    fn dates_are_in_the_language_of_the_words_around_them() {
        for (tag, words, expected) in [
            ("zh-TW", "zh-Hans", "zh-TW"),
            ("yue-Hant-HK", "zh-Hans", "zh-Hant-HK"),
            ("zh-yue", "zh-Hans", "zh-Hans"),
            ("ar-EG", "ar", "ar-EG"),
            ("en_US", "en", "en-US"),
        ] {
            assert_eq!(for_words(tag, words), expected, "{tag}");
        }
    }
}
