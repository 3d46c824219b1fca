//! `standpoint import`.

use super::arguments::{language, time_zone};
use super::input::{self, Failure};
use clap::ValueEnum;
use serde_json::{Value, json};
use standpoint::check::{Level, recognise};
use standpoint::date::When;
use standpoint::format::{Story, to_json};
use standpoint::import::workbook::Finding;
use standpoint::import::{
    FIELD_NAMES, Import, Options, Place, Refused, Warning, any_table, field_by_name, timelinejs,
    workbook,
};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Makes stories of what other programs wrote
///
/// What could not be kept, was changed or was guessed is told on standard error, with its place in the
/// file.
#[derive(clap::Args)]
#[command(
    after_help = "Exit codes: 0 every file became a story; 1 a file was refused, and standard error says why; \
                        2 could not run, or a file could not be read."
)]
pub struct ImportCommand {
    /// The files; `-` is standard input, and wildcards such as `archive/*.json` may be left to this program
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,

    /// What wrote the files
    #[arg(long, value_enum, value_name = "WHAT")]
    from: From,

    /// Language of the texts, as BCP 47 tag [default: en]
    #[arg(long, value_name = "TAG", value_parser = language)]
    lang: Option<String>,

    /// Id of the story [default: made of its title]
    #[arg(long, value_name = "ID")]
    id: Option<String>,

    /// Time zone of all times of day, by its IANA name; without it they stay in the words of the date
    #[arg(long, value_name = "ZONE", value_parser = time_zone)]
    time_zone: Option<String>,

    /// The day of the last edit, as EDTF date [default: the last date in the file]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<String>,

    /// For `--from table`: which column holds what, such as `date=Datum,title=Event` [default: guessed]
    #[arg(long, value_name = "FIELD=HEADING,…", value_delimiter = ',', value_parser = column)]
    columns: Vec<(String, String)>,

    /// Where to write; with several files a folder, and each story has its file's name [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,

    /// In what form to tell what was lost, changed or guessed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum From {
    /// TimelineJS: JSON of versions 2 and 3, or its spreadsheet as CSV, XLSX or ODS
    Timelinejs,
    /// any table of events, as CSV, XLSX or ODS
    Table,
    /// a workbook as `standpoint export` writes it: XLSX, ODS, or a ZIP or folder of CSVs
    Workbook,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// for people
    Text,
    /// for programs: one JSON document
    Json,
}

/// Of how many warnings of one kind each is printed; the rest is counted.
const MAX_OF_A_KIND: usize = 20;

/// What became of one file.
struct Outcome {
    file: String,
    result: Result<Written, Why>,
}

struct Written {
    out: Option<PathBuf>,
    events: usize,
    warnings: Vec<Warning>,
    /// what a workbook's story could have better
    findings: Vec<Finding>,
}

enum Why {
    /// a workbook with errors
    Wrong(Vec<Finding>),
    /// the place and the reason
    Refused(Place, String),
    Unread(Failure),
    Unwritten(String),
}

impl ImportCommand {
    pub fn run(self) -> ExitCode {
        if let Some(message) = self.without_effect() {
            eprintln!("standpoint: {message}");
            return ExitCode::from(2);
        }
        let mut files = Vec::new();
        for argument in &self.files {
            match input::expand(argument) {
                Ok(found) => files.extend(found.into_iter().map(Ok)),
                Err(failure) => files.push(Err(failure)),
            }
        }
        if files.len() > 1 && !self.out.as_deref().is_some_and(is_folder) {
            eprintln!("standpoint: with several files, --out has to be a folder that exists");
            return ExitCode::from(2);
        }
        if files.len() > 1 && self.id.is_some() {
            eprintln!(
                "standpoint: --id is for one file; with several, each story has an id of its own"
            );
            return ExitCode::from(2);
        }
        let is_many = files.len() > 1;
        let mut taken = HashSet::new();
        let outcomes: Vec<Outcome> = files
            .into_iter()
            .map(|file| match file {
                Ok(file) => self.import(file, &mut taken),
                Err(failure) => Outcome {
                    file: failure.file.clone(),
                    result: Err(Why::Unread(failure)),
                },
            })
            .collect();
        match self.format {
            Format::Text => {
                outcomes.iter().for_each(print_text);
                if is_many {
                    print_summary(&outcomes);
                }
            }
            Format::Json => {
                let files: Vec<Value> = outcomes.iter().map(json_of).collect();
                eprintln!("{:#}", json!({ "files": files }));
            }
        }
        let code = outcomes.iter().map(|outcome| match outcome.result {
            Ok(_) => 0,
            Err(Why::Wrong(_) | Why::Refused(..)) => 1,
            Err(Why::Unread(_) | Why::Unwritten(_)) => 2,
        });
        ExitCode::from(code.max().unwrap_or(0))
    }

    /// Says which options were given that do nothing with such files, if any: whoever gave them expects something
    /// of them.
    fn without_effect(&self) -> Option<String> {
        let is_workbook = self.from == From::Workbook;
        let options = [
            ("--lang", is_workbook && self.lang.is_some()),
            ("--id", is_workbook && self.id.is_some()),
            ("--time-zone", is_workbook && self.time_zone.is_some()),
            ("--as-of", is_workbook && self.as_of.is_some()),
            (
                "--columns",
                self.from != From::Table && !self.columns.is_empty(),
            ),
        ];
        let given: Vec<&str> = options
            .iter()
            .filter(|(_, is_idle)| *is_idle)
            .map(|(name, _)| *name)
            .collect();
        if given.is_empty() {
            return None;
        }
        let given = given.join(", ");
        Some(match is_workbook {
            true => format!(
                "{given}: no effect with --from workbook, whose sheets say all of it; change it in the workbook"
            ),
            false => format!("{given}: only for --from table"),
        })
    }

    fn import(&self, file: String, taken: &mut HashSet<PathBuf>) -> Outcome {
        let result = self.try_import(&file, taken);
        Outcome {
            file: input::name(&file).to_owned(),
            result,
        }
    }

    fn try_import(&self, file: &str, taken: &mut HashSet<PathBuf>) -> Result<Written, Why> {
        let stem = Path::new(file).file_stem().unwrap_or_default();
        let options = Options {
            name: if file == "-" {
                String::from("story")
            } else {
                stem.to_string_lossy().into_owned()
            },
            language: self.lang.as_deref().unwrap_or("en").to_owned(),
            id: self.id.clone(),
            time_zone: self.time_zone.clone(),
            as_of: self.as_of.clone(),
            columns: self.columns.clone(),
            order: None,
        };
        let Made {
            story,
            warnings,
            findings,
        } = self.from.read(file, &options)?;
        let text = to_json(&story);
        let out = self.out.as_ref().map(|out| match out.is_dir() {
            true => free_name(out, Path::new(file), taken),
            false => out.clone(),
        });
        let unwritten = |error: io::Error| Why::Unwritten(error.to_string());
        match &out {
            None => io::stdout().write_all(text.as_bytes()).map_err(unwritten)?,
            Some(path) => {
                fs::write(path, text)
                    .map_err(|error| Why::Unwritten(format!("{}: {error}", path.display())))?;
            }
        }
        Ok(Written {
            out,
            events: story.events.len(),
            warnings,
            findings,
        })
    }
}

/// A story, and what is to be told of it.
struct Made {
    story: Story,
    warnings: Vec<Warning>,
    findings: Vec<Finding>,
}

impl From {
    fn read(self, file: &str, options: &Options) -> Result<Made, Why> {
        let import: fn(&[u8], &Options) -> Result<Import, Refused> = match self {
            From::Timelinejs => timelinejs,
            From::Table => any_table,
            From::Workbook => return self.read_workbook(file),
        };
        let bytes = input::read(file).map_err(Why::Unread)?;
        let refused = |refused| self.why(&bytes, refused);
        let Import {
            story, warnings, ..
        } = import(&bytes, options).map_err(refused)?;
        Ok(Made {
            story,
            warnings,
            findings: Vec::new(),
        })
    }

    fn read_workbook(self, file: &str) -> Result<Made, Why> {
        let read = match Path::new(file).is_dir() {
            true => {
                let files = input::read_folder(file, workbook::is_csv).map_err(Why::Unread)?;
                workbook::read_csvs(&files).map_err(Why::refused)
            }
            false => {
                let bytes = input::read(file).map_err(Why::Unread)?;
                workbook::read(&bytes).map_err(|refused| self.why(&bytes, refused))
            }
        };
        let workbook::Workbook {
            story, findings, ..
        } = read?;
        match story {
            Some(story) => Ok(Made {
                story,
                warnings: Vec::new(),
                findings,
            }),
            None => Err(Why::Wrong(findings)),
        }
    }

    /// Returns why a file was refused: where it is something else that is known, that.
    fn why(self, bytes: &[u8], refused: Refused) -> Why {
        let is_other = |from: &str| match self {
            From::Timelinejs => from == "workbook",
            From::Table => from != "table",
            From::Workbook => from == "timelinejs",
        };
        match recognise(bytes) {
            Some(foreign) if is_other(foreign.from) => {
                let message = format!("it is {}: say --from {}", foreign.found, foreign.from);
                Why::Refused(Place::File, message)
            }
            _ if is_story(bytes) => {
                let message = "it is a story already: `standpoint check` says what is wrong in it, and \
                               `standpoint export` makes a workbook of it";
                Why::Refused(Place::File, message.to_owned())
            }
            _ => Why::refused(refused),
        }
    }
}

/// Returns whether the text of a file is an object of JSON that has what every story has.
fn is_story(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('{') && text.contains("\"standpoint\"")
}

/// Returns the name of a story in a folder: that of its file, and where `x.csv` and `x.json` or files of several
/// folders would have the same, another that says which it is.
fn free_name(folder: &Path, file: &Path, taken: &mut HashSet<PathBuf>) -> PathBuf {
    let part =
        |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let stem = match part(file.file_stem()) {
        stem if stem == "-" || stem.is_empty() => String::from("story"),
        stem => stem,
    };
    let mut name = stem.clone();
    let mut number = 1;
    loop {
        let path = folder.join([&name, ".json"].concat());
        if taken.insert(path.clone()) {
            return path;
        }
        name = match number {
            1 => [&stem, "-", &part(file.extension())].concat(),
            number => format!("{stem}-{number}"),
        };
        number += 1;
    }
}

fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

fn at(file: &str, place: &Place) -> String {
    match place {
        Place::File => file.to_owned(),
        place => format!("{file}:{place}"),
    }
}

fn print_text(outcome: &Outcome) {
    let file = &outcome.file;
    match &outcome.result {
        Ok(written) => {
            print_findings(file, &written.findings);
            let mut shown: HashMap<&str, usize> = HashMap::new();
            for warning in &written.warnings {
                let count = shown.entry(warning.noted.code()).or_default();
                *count += 1;
                if *count > MAX_OF_A_KIND {
                    continue;
                }
                let severity = warning.noted.severity().word();
                let place = at(file, &warning.place);
                eprintln!(
                    "{place}: {severity}[{}]: {}",
                    warning.noted.code(),
                    warning.message()
                );
            }
            let mut rest: Vec<(&str, usize)> = shown
                .into_iter()
                .filter(|(_, count)| *count > MAX_OF_A_KIND)
                .collect();
            rest.sort_unstable();
            for (code, count) in rest {
                eprintln!(
                    "{file}: and {} more like [{code}]; --format json lists them",
                    count - MAX_OF_A_KIND
                );
            }
        }
        Err(why) => {
            if let Why::Wrong(findings) = why {
                print_findings(file, findings);
            }
            let (place, message) = why.parts(file);
            eprintln!("{place}: {message}");
        }
    }
}

fn print_findings(file: &str, findings: &[Finding]) {
    for finding in findings {
        let (place, level, code) = (
            at(file, &finding.place),
            finding.level().word(),
            finding.code(),
        );
        eprintln!("{place}: {level}[{code}]: {}", finding.text());
    }
}

fn json_of_findings(findings: &[Finding]) -> Vec<Value> {
    let one = |finding: &Finding| {
        json!({
            "severity": finding.level().word(),
            "code": finding.code(),
            "place": finding.place.to_string(),
            "count": finding.more + 1,
            "message": finding.message(),
            "help": finding.help(),
        })
    };
    findings.iter().map(one).collect()
}

impl Why {
    fn refused(refused: Refused) -> Why {
        let message = refused.message();
        Why::Refused(refused.place, message)
    }

    fn parts(&self, file: &str) -> (String, String) {
        match self {
            Why::Wrong(findings) => {
                let is_error = |finding: &&Finding| finding.level() == Level::Error;
                let message = match findings.iter().filter(is_error).count() {
                    1 => String::from("refused: 1 error"),
                    count => format!("refused: {count} errors"),
                };
                (file.to_owned(), message)
            }
            Why::Refused(place, message) => (at(file, place), format!("refused: {message}")),
            Why::Unread(failure) => (
                file.to_owned(),
                format!("error[{}]: {}", failure.code, failure.message),
            ),
            Why::Unwritten(message) => {
                (file.to_owned(), format!("could not be written: {message}"))
            }
        }
    }
}

/// What became of several files, one a line, on standard output.
fn print_summary(outcomes: &[Outcome]) {
    let width = outcomes
        .iter()
        .map(|outcome| outcome.file.chars().count())
        .max()
        .unwrap_or(0);
    let mut out = io::stdout().lock();
    // Nobody listens where this fails.
    let _ = writeln!(
        out,
        "{:width$}  events  lost  changed  guessed  story",
        "file"
    );
    for outcome in outcomes {
        let file = &outcome.file;
        let _ = match &outcome.result {
            Ok(written) => {
                let count = |word| {
                    written
                        .warnings
                        .iter()
                        .filter(|warning| warning.noted.severity().word() == word)
                        .map(|warning| warning.more + 1)
                        .sum::<usize>()
                };
                let out_file = written.out.as_deref().unwrap_or(Path::new("-")).display();
                writeln!(
                    out,
                    "{file:width$}  {:6}  {:4}  {:7}  {:7}  {out_file}",
                    written.events,
                    count("lost"),
                    count("changed"),
                    count("guessed"),
                )
            }
            Err(why) => writeln!(out, "{file:width$}  {}", why.parts(file).1),
        };
    }
}

fn json_of(outcome: &Outcome) -> Value {
    let file = &outcome.file;
    match &outcome.result {
        Ok(written) => {
            let mut warnings: Vec<Value> = written
                .warnings
                .iter()
                .map(|warning| {
                    json!({
                        "severity": warning.noted.severity().word(),
                        "code": warning.noted.code(),
                        "place": warning.place.to_string(),
                        "count": warning.more + 1,
                        "found": warning.noted.found(),
                        "done": warning.noted.done(),
                    })
                })
                .collect();
            warnings.extend(json_of_findings(&written.findings));
            json!({
                "file": file,
                "result": "written",
                "out": written.out.as_ref().map(|out| out.display().to_string()),
                "events": written.events,
                "warnings": warnings,
            })
        }
        Err(why) => {
            let (result, place, message) = match why {
                Why::Wrong(findings) => {
                    let problems = json_of_findings(findings);
                    return json!({ "file": file, "result": "refused", "problems": problems });
                }
                Why::Refused(place, message) => ("refused", place.to_string(), message.clone()),
                Why::Unread(failure) => ("unread", String::new(), failure.message.clone()),
                Why::Unwritten(message) => ("unwritten", String::new(), message.clone()),
            };
            json!({ "file": file, "result": result, "place": place, "message": message })
        }
    }
}

fn day(date: &str) -> Result<String, String> {
    match When::parse(date) {
        Ok(_) => Ok(date.to_owned()),
        Err(error) => Err(error.message().to_owned()),
    }
}

fn column(pair: &str) -> Result<(String, String), String> {
    match pair.split_once('=') {
        Some((field, heading)) if !field.trim().is_empty() && !heading.trim().is_empty() => {
            let field = field.trim();
            match field_by_name(field) {
                Some(_) => Ok((field.to_owned(), heading.trim().to_owned())),
                None => Err(format!("`{field}` is none of {FIELD_NAMES}")),
            }
        }
        _ => Err(String::from(
            "expected what the column holds, `=` and its heading, such as `date=Datum`",
        )),
    }
}
