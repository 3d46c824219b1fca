//! `standpoint desk`.

mod api;
mod file;
mod guard;
mod pages;
mod release;

use super::new;
use axum::Router;
use file::StoryFile;
use guard::Guard;
use release::Release;
use sha2::{Digest as _, Sha256};
use standpoint::format::to_json;
use std::io::{self, Write as _};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long requests that are under way when the program is to end are waited for. Browsers keep connections open
/// on which nothing is asked any more.
const PATIENCE: Duration = Duration::from_secs(2);

/// Opens the desk, where a story is written in the browser and saved to its file
///
/// Serves the desk to the browsers of this computer, at an address that it prints and that nobody can guess.
/// What is saved takes the place of the file in one step; the state before is kept as FILE~. Nothing is
/// overwritten that somebody else has changed meanwhile. Ctrl-C ends it.
#[derive(clap::Args)]
#[command(after_help = "Exit codes: 0 ended with Ctrl-C; 2 could not run.")]
pub struct Desk {
    /// The story; where there is no such file yet, one to begin with is open, and saving it makes the file. Without
    /// FILE, stories are opened and saved as on any web site
    file: Option<PathBuf>,

    /// Folder of the release [default: dist beside this program, or else in the current folder]
    #[arg(long, value_name = "DIR")]
    dist: Option<PathBuf>,

    /// Port on 127.0.0.1 [default: one of the file's own, so that the browser finds its drafts again, or else a free one]
    #[arg(long)]
    port: Option<u16>,
}

impl Desk {
    pub fn run(self) -> ExitCode {
        match self.serve() {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                // Where nothing can be printed, the exit code has to say it all.
                let _ = writeln!(io::stderr(), "standpoint: {message}");
                ExitCode::from(2)
            }
        }
    }

    fn serve(self) -> Result<(), String> {
        let release = Release::find(self.dist.as_deref())?;
        let file = self.file.as_deref().map(StoryFile::at).transpose()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| format!("the server could not be started: {error}"))?;
        runtime.block_on(async {
            let (listener, port) = listen(self.port, file.as_ref()).await?;
            let guard = Guard::new(port)?;
            let announcement = announcement(file.as_ref(), &guard, port);
            let router = router(release, file, guard);
            serve_until_ctrl_c(listener, router, &announcement).await
        })
    }
}

/// Returns everything that is answered: the release, and the one file.
fn router(release: Release, file: Option<StoryFile>, guard: Guard) -> Router {
    let guard = Arc::new(guard);
    let api = api::router(file.map(Arc::new), guard.clone());
    guard::layer(pages::router(release).merge(api), guard)
}

async fn serve_until_ctrl_c(
    listener: TcpListener,
    router: Router,
    announcement: &str,
) -> Result<(), String> {
    let (end, ended) = tokio::sync::watch::channel(false);
    let mut soon = ended.clone();
    let served = axum::serve(listener, router).with_graceful_shutdown(async move {
        // An error would mean that the sender is gone, and with it the wish to go on.
        let _ = soon.wait_for(|is_ended| *is_ended).await;
    });
    let signal = async move {
        let result = tokio::signal::ctrl_c().await;
        let _ = end.send(true);
        if result.is_ok() {
            tokio::time::sleep(PATIENCE).await;
        }
        result
    };
    let announced = async move {
        // Where nobody reads it, somebody may still know the port.
        let _ = io::stdout().write_all(announcement.as_bytes());
        served.await
    };
    tokio::select! {
        // Who has read the address may press Ctrl-C at once: it is listened for before.
        biased;
        result = signal => result.map_err(|error| format!("Ctrl-C cannot be listened for: {error}")),
        result = announced => result.map_err(|error| format!("the server has stopped: {error}")),
    }
}

/// Listens at a port, or else at the usual one of a file. Browsers keep what they keep by the port too: drafts of the
/// last time are found again. Where another program is there, any free port will do.
async fn listen(port: Option<u16>, file: Option<&StoryFile>) -> Result<(TcpListener, u16), String> {
    let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let wanted = port.unwrap_or_else(|| usual_port(file));
    let listener = match at(wanted).await {
        Err(_) if port.is_none() => at(0).await,
        result => result,
    };
    let listener = listener.map_err(|error| could_not_listen(wanted, &error))?;
    let address = listener.local_addr();
    let address = address.map_err(|error| could_not_listen(wanted, &error))?;
    Ok((listener, address.port()))
}

/// Returns a port among those that nobody may register, the same for a file every time.
fn usual_port(file: Option<&StoryFile>) -> u16 {
    let path = file.map(|file| file.path().as_os_str().as_encoded_bytes());
    let hash = Sha256::digest(path.unwrap_or_default());
    let number = hash
        .iter()
        .take(2)
        .fold(0, |number, byte| number << 8 | u16::from(*byte));
    49_152 + number % 16_384
}

fn could_not_listen(port: u16, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => format!(
            "--port {port}: another program listens there; take another, or leave --port out for a free one"
        ),
        _ => format!("127.0.0.1:{port} could not be listened on: {error}"),
    }
}

/// Returns what is printed at the start. The token is in the address's fragment, which browsers send to nobody.
fn announcement(file: Option<&StoryFile>, guard: &Guard, port: u16) -> String {
    let desk = format!("http://127.0.0.1:{port}/desk/");
    match file {
        None => format!("The desk is at\n  {desk}\nCtrl-C ends it.\n"),
        Some(file) => format!(
            "\
The desk, with {}, is at
  {desk}#token={}
Who has this address can read and write the file, from this computer. Ctrl-C ends it.
",
            file.path().display(),
            guard.token()
        ),
    }
}

/// Returns the text of a story to begin with, for a file that is not there yet.
fn beginning(file: &StoryFile) -> Option<String> {
    new::story_for(file.path(), "en").map(|story| to_json(&story))
}
