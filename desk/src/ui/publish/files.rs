//! The files for the site: the story, all that it needs in a ZIP, a workbook.

use super::site::SiteField;
use super::{Choice, Ready};
use crate::publish::{
    EmbedForm, NothingToShow, SiteError, WidgetFile, page_in_site, site_zip, widget_files,
};
use crate::ui::download::{JSON, XLSX, ZIP, download};
use crate::ui::state::Desk;
use futures_util::future::try_join_all;
use gloo_net::http::Request;
use leptos::prelude::*;
use leptos::task::spawn_local;
use standpoint::workbook;
use zip::DateTime;

/// The folder of the release that the desk is part of, from the desk.
const RELEASE: &str = "../";

/// The files, and the address of the folder that they are put into.
#[component]
pub fn Files(
    /// what is chosen on the page
    choice: Choice,
) -> AnyView {
    let desk = choice.desk;
    let is_packing = RwSignal::new(false);
    let story = move |_| {
        let name = format!("{}.json", choice.name.get_untracked());
        download(&name, JSON, desk.text_now().as_bytes());
        choice.keep_name();
        // The file on disk still lacks what was changed.
        if !desk.server.has_file() {
            desk.is_changed.set(false);
        }
        desk.tell("saved", &[("file", name.into())]);
    };
    let zip = move |_| {
        if is_packing.get_untracked() {
            return;
        }
        is_packing.set(true);
        desk.tell("zip-packing", &[]);
        // A change may be on its way to the check still.
        desk.text_now();
        let ready = untrack(|| choice.ready());
        choice.keep_name();
        spawn_local(async move {
            match pack(desk, &ready).await {
                Ok(bytes) => {
                    let name = format!("{}.zip", ready.name);
                    download(&name, ZIP, &bytes);
                    desk.tell("saved", &[("file", name.into())]);
                }
                Err(failure) => failure.tell(desk),
            }
            // It is gone where the page was left meanwhile.
            is_packing.try_set(false);
        });
    };
    let workbook = move |_| {
        let name = format!("{}.xlsx", choice.name.get_untracked());
        let written = workbook::write(&desk.story.read_untracked());
        match written {
            Ok(bytes) => {
                download(&name, XLSX, &bytes);
                desk.tell("saved", &[("file", name.into())]);
            }
            Err(error) => desk.tell(
                "workbook-failed",
                &[("file", name.into()), ("reason", error.to_string().into())],
            ),
        }
    };
    let story_label = move || {
        let file = format!("{}.json", choice.name.get());
        desk.say_with("publish-download", &[("file", file.into())])
    };
    view! {
        <section class="files" aria-labelledby="files-heading">
            <h3 id="files-heading">{move || desk.say("publish-files")}</h3>
            <ul>
                <li>
                    <button type="button" aria-describedby="story-use" on:click=story>{story_label}</button>
                    <p id="story-use" class="help">{move || desk.say("publish-story-use")}</p>
                </li>
                <li>
                    <button
                        type="button" aria-describedby="zip-use" aria-disabled=move || is_packing.get().then_some("true")
                        on:click=zip
                    >
                        {move || desk.say("publish-zip")}
                    </button>
                    <p id="zip-use" class="help">{move || desk.say("publish-zip-use")}</p>
                </li>
                <li>
                    <button type="button" aria-describedby="workbook-use" on:click=workbook>
                        {move || desk.say("publish-workbook")}
                    </button>
                    <p id="workbook-use" class="help">{move || desk.say("publish-workbook-use")}</p>
                </li>
            </ul>
            <SiteField choice />
        </section>
    }
    .into_any()
}

/// Why a ZIP was not made.
enum Failure {
    /// the list of the timeline's files is not beside the desk, or is none
    NoRelease(String),
    /// one of them could not be loaded, or is another than the list says
    NoFile(String),
    /// the story was not packed
    Site(SiteError),
}

impl Failure {
    fn tell(self, desk: Desk) {
        match self {
            Failure::NoRelease(reason) => {
                desk.tell("zip-no-release", &[("reason", reason.into())]);
            }
            Failure::NoFile(file) => desk.tell("zip-no-file", &[("file", file.into())]),
            Failure::Site(SiteError::NothingToShow) => desk.tell("code-nothing", &[]),
            Failure::Site(SiteError::Zip(error)) => {
                desk.tell("zip-failed", &[("reason", error.to_string().into())]);
            }
        }
    }
}

impl From<SiteError> for Failure {
    fn from(error: SiteError) -> Failure {
        Failure::Site(error)
    }
}

impl From<NothingToShow> for Failure {
    fn from(nothing: NothingToShow) -> Failure {
        Failure::Site(nothing.into())
    }
}

/// Returns the ZIP.
async fn pack(desk: Desk, ready: &Ready) -> Result<Vec<u8>, Failure> {
    let files = try_join_all(release().await?.into_iter().map(load)).await?;
    let (story, site) = (ready.story(), &ready.site);
    let code = ready.code(EmbedForm::Tag)?;
    let readme = untrack(|| {
        desk.say_with(
            "readme",
            &[
                ("story", story.name.into()),
                ("site", site.as_str().into()),
                ("page", site.file(&page_in_site(&story)).into()),
                ("code", code.trim().into()),
            ],
        )
    });
    let readme = [&readme, "\n"].concat();
    Ok(untrack(|| site_zip(&story, &readme, &files, now()))?)
}

/// Returns the time of this computer's clock, as files have it.
fn now() -> DateTime {
    let now = js_sys::Date::new_0();
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(now.get_full_year()).unwrap_or_default();
    let (month, day) = (small(now.get_month() + 1), small(now.get_date()));
    let (hours, minutes) = (small(now.get_hours()), small(now.get_minutes()));
    let made =
        DateTime::from_date_and_time(year, month, day, hours, minutes, small(now.get_seconds()));
    // A clock before 1980, or in a second that is put in.
    made.unwrap_or_default()
}

/// Returns the files of the timeline, by the list that lies beside them.
async fn release() -> Result<Vec<WidgetFile>, Failure> {
    let no_release = |reason: String| Failure::NoRelease(reason);
    let address = [RELEASE, "manifest.json"].concat();
    let response = Request::get(&address).send().await;
    let response = response.map_err(|error| no_release(error.to_string()))?;
    if !response.ok() {
        return Err(no_release(format!("HTTP {}", response.status())));
    }
    let text = response.text().await;
    let text = text.map_err(|error| no_release(error.to_string()))?;
    widget_files(&text).map_err(|error| no_release(error.to_string()))
}

/// Loads a file, whose hash the browser compares.
async fn load(file: WidgetFile) -> Result<(String, Vec<u8>), Failure> {
    let WidgetFile { name, integrity } = file;
    let address = [RELEASE, &name].concat();
    let response = Request::get(&address).integrity(&integrity).send().await;
    let bytes = match response {
        Ok(response) if response.ok() => response.binary().await.ok(),
        _ => None,
    };
    match bytes {
        Some(bytes) => Ok((name, bytes)),
        None => Err(Failure::NoFile(name)),
    }
}
