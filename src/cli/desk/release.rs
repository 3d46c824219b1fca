//! Where the release is, of which the desk is a part.

use std::path::{Path, PathBuf};

/// The folder of a release that has the desk.
pub struct Release {
    /// without links in its path
    folder: PathBuf,
}

/// What makes a folder a release with a desk.
const PAGE: &str = "desk/index.html";

impl Release {
    /// Returns the release in a folder, or else the one beside the program or in the current folder.
    ///
    /// # Errors
    ///
    /// Where there is none, which folders were looked into and what to do.
    pub fn find(given: Option<&Path>) -> Result<Release, String> {
        let folders = match given {
            Some(folder) => vec![folder.to_owned()],
            None => usual_folders(),
        };
        let found = folders.iter().find(|folder| folder.join(PAGE).is_file());
        let Some(folder) = found else {
            return Err(none_in(given, &folders));
        };
        let folder = folder
            .canonicalize()
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Release { folder })
    }

    /// Returns the folder, without links in its path.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

fn usual_folders() -> Vec<PathBuf> {
    let program = std::env::current_exe().and_then(|program| program.canonicalize());
    let beside = program
        .ok()
        .and_then(|program| Some(program.parent()?.join("dist")));
    beside.into_iter().chain([PathBuf::from("dist")]).collect()
}

fn none_in(given: Option<&Path>, folders: &[PathBuf]) -> String {
    let option = given.map_or("", |_| "--dist: ");
    let folders: Vec<_> = folders
        .iter()
        .map(|folder| folder.display().to_string())
        .collect();
    let folders = folders.join(" nor in ");
    format!(
        "{option}there is no desk: {PAGE} is not in {folders}; name the folder of the release with --dist, or make \
         one with `make dist`"
    )
}
