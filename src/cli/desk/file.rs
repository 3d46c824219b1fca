//! The one file that the desk reads and writes.

use sha2::{Digest as _, Sha256};
use standpoint::check::MAX_FILE;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::NamedTempFile;

/// The file of a story. Where it is was found out at the beginning: a link that is changed later does not lead
/// anywhere else, and one that takes the file's own place is refused.
pub struct StoryFile {
    path: PathBuf,
    /// held from looking at the file until it is written
    lock: Mutex<()>,
}

/// What is in the file.
pub struct State {
    pub bytes: Vec<u8>,
    pub tag: Tag,
}

/// Stands for a state of the file: the hash of its bytes, as a strong entity tag with its quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tag(pub String);

/// What has to be so for the file to be written.
pub enum Expected {
    /// it is as it was when it had this tag
    Unchanged(Tag),
    /// there is none
    None,
}

/// What came of writing.
pub enum Outcome {
    Written(Tag),
    /// what was expected is not so, and this is in the file
    Changed(State),
    /// a file was expected and there is none
    Gone,
}

impl Tag {
    fn of(bytes: &[u8]) -> Tag {
        Tag(format!("\"{:x}\"", Sha256::digest(bytes)))
    }
}

impl StoryFile {
    /// Finds the file of a path, which need not be there yet. A link is followed.
    ///
    /// # Errors
    ///
    /// Where it is no file, or is in no folder.
    pub fn at(path: &Path) -> Result<StoryFile, String> {
        let say = |message: &str| format!("{}: {message}", path.display());
        let path = match path.canonicalize() {
            Ok(found) if found.is_dir() => {
                return Err(say("it is a folder; name the file of a story in it"));
            }
            Ok(found) if !found.is_file() => return Err(say("it is not an ordinary file")),
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if path.is_symlink() {
                    return Err(say("it is a link to a file that is not there"));
                }
                let name = path.file_name().ok_or_else(|| say("it names no file"))?;
                let folder = match path.parent() {
                    Some(folder) if !folder.as_os_str().is_empty() => folder,
                    _ => Path::new("."),
                };
                let folder = folder.canonicalize().map_err(|error| {
                    say(&match error.kind() {
                        io::ErrorKind::NotFound => {
                            String::from("there is no such folder; make it first")
                        }
                        _ => error.to_string(),
                    })
                })?;
                folder.join(name)
            }
            Err(error) => return Err(say(&error.to_string())),
        };
        Ok(StoryFile {
            path,
            lock: Mutex::new(()),
        })
    }

    /// Returns where the file is, without links in its path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the name of the file, without its folder.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Returns what is in the file, nothing where there is none.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, is no ordinary file any more, or is larger than [`MAX_FILE`].
    pub fn read(&self) -> io::Result<Option<State>> {
        let file = match self.open(OpenOptions::new().read(true)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut bytes = Vec::new();
        file.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > MAX_FILE {
            return Err(io::Error::other("it is larger than 16 MiB"));
        }
        let tag = Tag::of(&bytes);
        Ok(Some(State { bytes, tag }))
    }

    /// Opens the file itself: neither what a link in its place leads to, nor what is no file. A pipe would otherwise be
    /// waited for without end, already while it is opened.
    fn open(&self, options: &mut OpenOptions) -> io::Result<File> {
        let is_another = || io::Error::other("it is not an ordinary file any more");
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK);
        }
        let file = options.open(&self.path).map_err(|error| {
            // The systems do not agree on what they call a link that is not followed.
            match self.path.is_symlink() {
                true => is_another(),
                false => error,
            }
        })?;
        // Where nothing can be said when it is opened, the link is looked for beside it.
        let is_link = cfg!(not(unix)) && self.path.is_symlink();
        match file.metadata()?.is_file() && !is_link {
            true => Ok(file),
            false => Err(is_another()),
        }
    }

    /// Writes the file, if it is as expected; what was in it is kept beside it. Another program that writes between
    /// the look and the renaming is not noticed: no system has a way to.
    ///
    /// # Errors
    ///
    /// Where it cannot be written. It is then as it was.
    pub fn write(&self, bytes: &[u8], expected: &Expected) -> io::Result<Outcome> {
        // What is guarded is the file, which a panic leaves whole.
        let _lock = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        let tag = Tag::of(bytes);
        match (self.read()?, expected) {
            (None, Expected::Unchanged(_)) => return Ok(Outcome::Gone),
            (None, Expected::None) => {
                let new = self.temporary(bytes, None)?;
                match new.persist_noclobber(&self.path) {
                    Ok(_) => {}
                    Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                        return Ok(self.read()?.map_or(Outcome::Gone, Outcome::Changed));
                    }
                    Err(error) => return Err(error.error),
                }
            }
            (Some(state), Expected::Unchanged(known)) if state.tag == *known => {
                // Renaming would ask nobody whether the file itself may be written.
                let about = self.open(OpenOptions::new().write(true))?.metadata()?;
                if about.permissions().readonly() {
                    return Err(io::ErrorKind::PermissionDenied.into());
                }
                if state.tag != tag {
                    let backup = self.temporary(&state.bytes, Some(&about))?;
                    let new = self.temporary(bytes, Some(&about))?;
                    backup.persist(self.backup()).map_err(|error| error.error)?;
                    new.persist(&self.path).map_err(|error| error.error)?;
                }
            }
            (Some(state), _) => return Ok(Outcome::Changed(state)),
        }
        self.keep_names();
        Ok(Outcome::Written(tag))
    }

    /// Returns where the state before is kept: the name of the file with `~` at its end.
    fn backup(&self) -> PathBuf {
        let mut path = self.path.clone().into_os_string();
        path.push("~");
        path.into()
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// Writes a file in the same folder, to be renamed; it is removed where it is not. Whose it is and who may do what
    /// with it is as with the file whose place it is for.
    fn temporary(&self, bytes: &[u8], like: Option<&Metadata>) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".standpoint-");
        #[cfg(unix)]
        if like.is_none() {
            use std::os::unix::fs::PermissionsExt as _;
            // As any new file: the system takes away what the user's settings say.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(self.folder())?;
        file.write_all(bytes)?;
        if let Some(like) = like {
            #[cfg(unix)]
            {
                use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
                // Only a superuser may give files away, and a member of a group to the group; where that is
                // refused, the file is the user's own, as one saved by any editor.
                let _ = fchown(file.as_file(), None, Some(like.gid()));
                let _ = fchown(file.as_file(), Some(like.uid()), None);
                let has_group = file.as_file().metadata()?.gid() == like.gid();
                let mode = mode_like(like.permissions().mode(), has_group);
                let permissions = fs::Permissions::from_mode(mode);
                file.as_file().set_permissions(permissions)?;
            }
            #[cfg(not(unix))]
            file.as_file().set_permissions(like.permissions())?;
        }
        file.as_file().sync_all()?;
        Ok(file)
    }

    /// Has the disk keep the new names too. What is in the files it has already.
    fn keep_names(&self) {
        // Not every system lets a folder be opened, and the file is written.
        if let Ok(folder) = File::open(self.folder()) {
            let _ = folder.sync_all();
        }
    }
}

/// Returns who may do what with a file that takes the place of one with this mode. What the group of that may do is
/// for no other group.
#[cfg(unix)]
fn mode_like(mode: u32, has_group: bool) -> u32 {
    match has_group {
        true => mode,
        false => mode & !0o070,
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::mode_like;

    // A file that only its editors could read could be read by another group once it was saved by somebody who is
    // not of theirs.
    #[test]
    fn what_a_group_may_do_with_a_file_is_for_no_other_group() {
        assert_eq!(mode_like(0o640, true), 0o640);
        assert_eq!(mode_like(0o640, false), 0o600);
        assert_eq!(mode_like(0o664, false), 0o604);
        assert_eq!(mode_like(0o600, false), 0o600);
    }
}
