//! The ZIP in which a workbook is packed.

use crate::import::Refused;
use crate::import::said::Reason;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most bytes that a packed file may unpack to, all its entries together: 64 MiB. What a program
/// that writes workbooks makes is a tenth of that; a bomb is a thousand times as much.
pub const MAX_UNPACKED: u64 = 64 << 20;

/// The most entries of a packed file.
const MAX_ENTRIES: usize = 5_000;

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Refused> {
    let archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::file(Reason::DamagedZip))?;
    if archive.len() > MAX_ENTRIES {
        return Err(Refused::file(Reason::ManyFiles {
            most: MAX_ENTRIES as i64,
        }));
    }
    Ok(archive)
}

/// Returns the names of the entries.
pub(super) fn names(bytes: &[u8]) -> Result<Vec<String>, Refused> {
    let archive = open(bytes)?;
    let names = archive.file_names().flatten();
    Ok(names.map(|name| name.into_owned()).collect())
}

/// Returns the entries whose names are wanted, unpacked. What an entry says of its size is not believed: all
/// of them are unpacked and counted.
///
/// # Errors
/// The ZIP is damaged, or unpacks to more than [`MAX_UNPACKED`].
pub fn entries(
    bytes: &[u8],
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Vec<u8>)>, Refused> {
    let mut archive = open(bytes)?;
    let mut left = MAX_UNPACKED;
    let mut all = Vec::new();
    for index in 0..archive.len() {
        let damaged = |_| Refused::file(Reason::LockedPart);
        let entry = archive.by_index(index).map_err(damaged)?;
        let name = entry
            .name()
            .map(|name| name.into_owned())
            .unwrap_or_default();
        let mut content = Vec::new();
        let mut entry = entry.take(left + 1);
        let read = if is_wanted(&name) {
            entry.read_to_end(&mut content).map(|read| read as u64)
        } else {
            std::io::copy(&mut entry, &mut std::io::sink())
        };
        let read = read.map_err(|_| Refused::file(Reason::DamagedPart))?;
        left = left.checked_sub(read).ok_or_else(|| {
            Refused::file(Reason::LargeWhenUnpacked {
                most: (MAX_UNPACKED >> 20) as i64,
            })
        })?;
        if is_wanted(&name) {
            all.push((name, content));
        }
    }
    Ok(all)
}
