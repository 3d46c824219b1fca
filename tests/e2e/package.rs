//! The package for bundlers: packed, installed, bundled and shown.

use crate::browser::Browser;
use crate::server::{Page, Site, dist};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder that is gone with the value.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        _ = std::fs::remove_dir_all(&self.0);
    }
}

#[track_caller]
fn run(command: &mut Command) {
    let output = command.output().expect("a program");
    assert!(output.status.success(), "{command:?}: {output:?}");
}

/// Serves every file below a folder.
fn serve(site: &Site, folder: &Path, at: &str) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        let at = format!("{at}/{name}");
        if path.is_dir() {
            serve(site, &path, &at);
            continue;
        }
        let of_type = match name.rsplit('.').next() {
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("wasm") => "application/wasm",
            _ => "text/plain",
        };
        site.answer(&at, 200, of_type, std::fs::read(&path).expect("a file"));
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_package_can_be_packed_installed_and_bundled_with_esbuild() {
    let folder = std::env::temp_dir().join(format!("standpoint-package-{}", std::process::id()));
    let folder = Folder(folder);
    let at = |name: &str| folder.0.join(name);
    std::fs::create_dir_all(at("node_modules/standpoint-timeline")).expect("a folder");
    let mut pack = Command::new("npm");
    pack.arg("pack")
        .arg(dist().join("npm"))
        .arg("--pack-destination")
        .arg(&folder.0);
    run(pack.args(["--offline", "--silent"]).current_dir(&folder.0));
    let packed = std::fs::read_dir(&folder.0).expect("a folder").flatten();
    let packed = packed.map(|entry| entry.path());
    let packed = packed.filter(|path| path.extension().is_some_and(|end| end == "tgz"));
    let packed: Vec<PathBuf> = packed.collect();
    assert_eq!(packed.len(), 1);
    let mut unpack = Command::new("tar");
    unpack
        .arg("xzf")
        .arg(&packed[0])
        .arg("-C")
        .arg(at("node_modules/standpoint-timeline"));
    run(unpack.arg("--strip-components=1"));

    std::fs::write(
        at("page.js"),
        "import { StandpointTimeline } from 'standpoint-timeline';
        window.isDefined = customElements.get('standpoint-timeline') === StandpointTimeline;",
    )
    .expect("a file");
    let build = "require('esbuild').buildSync({ entryPoints: ['page.js'], bundle: true, minify: true, \
        format: 'esm', splitting: true, outdir: 'public' })";
    run(Command::new("node")
        .args(["-e", build])
        .current_dir(&folder.0));
    // On a server it is imported too, and does nothing.
    let import = "import { StandpointTimeline } from 'standpoint-timeline'; \
        if (StandpointTimeline !== undefined) throw 1;";
    run(Command::new("node")
        .args(["--input-type=module", "-e", import])
        .current_dir(&folder.0));

    let (site, browser) = (Site::start(), Browser::start());
    serve(&site, &at("public"), "/app");
    serve(
        &site,
        &at("node_modules/standpoint-timeline/assets"),
        "/app/assets",
    );
    site.page(
        "/page.html",
        Page::new(
            r#"<standpoint-timeline lang="zh"></standpoint-timeline>
            <script type="module" src="/app/page.js"></script>"#,
        ),
    );
    browser.show(&site.url("/page.html"));
    assert!(browser.is("isDefined"));
    assert_eq!(browser.get("$$('[part=event]').length"), 6);
    let asked = site.requests();
    for part in [
        "/app/assets/stories/us-russia-2021.zh-",
        "/app/assets/words/zh-",
    ] {
        assert!(asked.iter().any(|path| path.starts_with(part)), "{asked:?}");
    }
    assert!(
        asked.iter().all(|path| !path.starts_with("/standpoint")),
        "{asked:?}"
    );
    browser.assert_clean();
}
