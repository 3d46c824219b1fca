//! What `standpoint inspect` prints: for people, and for programs. docs/embedding.md tells of the fields.

use super::{Data, Embed, Finding, Form, Level, Report};
use serde::Serialize;
use std::fmt::{self, Display, Formatter};

/// A report as a document of JSON.
#[derive(Serialize)]
pub struct Document<'a> {
    file: &'a str,
    embeds: &'a [Embed],
    findings: &'a [Finding],
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    embeds: usize,
    lost: usize,
    notes: usize,
}

impl<'a> Document<'a> {
    /// The document for the report of a file.
    pub fn new(file: &'a str, report: &'a Report) -> Document<'a> {
        Document {
            file,
            embeds: &report.embeds,
            findings: &report.findings,
            summary: Summary::of(report),
        }
    }
}

impl Summary {
    fn of(report: &Report) -> Summary {
        let lost = report.lost().count();
        Summary {
            embeds: report.embeds.len(),
            lost,
            notes: report.findings().count() - lost,
        }
    }
}

impl Form {
    fn name(self) -> &'static str {
        match self {
            Form::Tag => "a tag",
            Form::Element => "an element without rendered content",
            Form::Shadow => "an element with a template for its shadow root",
            Form::Light => "an element with the plain form in it",
            Form::Plain => "the plain form without an element",
            Form::Frame => "a frame",
        }
    }
}

impl Display for Embed {
    fn fmt(&self, out: &mut Formatter) -> fmt::Result {
        let src = self.src.as_deref().map(one_line);
        let of = src.map_or(String::new(), |src| format!(", of {src}"));
        writeln!(out, "{}{of}", self.form.name())?;
        let mut there = Vec::new();
        if self.there.template {
            there.push(String::from("the template"));
        }
        match self.there.data {
            Data::Missing => {}
            Data::Broken => there.push(String::from("the story as JSON, which is damaged")),
            Data::Sound => there.push(String::from("the story as JSON")),
        }
        if let Some(script) = &self.there.script {
            let name = script
                .src
                .as_deref()
                .map_or("a script in the page", |src| src);
            there.push(format!("{} in <{}>", one_line(name), script.place));
        }
        if !there.is_empty() {
            writeln!(out, "  there: {}", there.join("; "))?;
        }
        for finding in &self.findings {
            writeln!(out, "  {finding}")?;
        }
        writeln!(out, "  with scripts: {}", one_line(&self.with_scripts.text))?;
        writeln!(out, "  without: {}", one_line(&self.without_scripts.text))
    }
}

impl Display for Finding {
    fn fmt(&self, out: &mut Formatter) -> fmt::Result {
        let level = match self.level {
            Level::Lost => "lost",
            Level::Note => "note",
        };
        write!(out, "{level}[{}]: {}", self.code, one_line(&self.message))
    }
}

impl Display for Report {
    fn fmt(&self, out: &mut Formatter) -> fmt::Result {
        for (at, embed) in self.embeds.iter().enumerate() {
            write!(out, "{}. {embed}", at + 1)?;
        }
        for finding in &self.findings {
            writeln!(out, "{finding}")?;
        }
        let Summary {
            embeds,
            lost,
            notes,
        } = Summary::of(self);
        writeln!(
            out,
            "{embeds} timeline(s), {lost} thing(s) lost, {notes} note(s)"
        )
    }
}

/// Without what would make a second line, or move the cursor.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
