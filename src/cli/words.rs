//! `standpoint words`.

use standpoint::words::{ALL, words};
use std::process::ExitCode;

/// Prints what the interface says in a language, a text a line, as the widget loads it; without a
/// language, the languages there are
#[derive(clap::Args)]
pub struct Words {
    /// BCP 47 tag
    language: Option<String>,
}

impl Words {
    pub fn run(self) -> ExitCode {
        let list = match &self.language {
            None => ALL.iter().map(|words| words.language).collect::<Vec<_>>(),
            Some(language) => match words(language) {
                Some(words) => words.to_list(),
                None => {
                    eprintln!("standpoint: the interface does not speak `{language}`");
                    return ExitCode::from(2);
                }
            },
        };
        println!("{}", list.join("\n"));
        ExitCode::SUCCESS
    }
}
