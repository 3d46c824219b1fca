//! The configuration for nginx that the documentation gives, with nginx itself where there is one.

use crate::server::dist;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::Duration;

/// nginx with our configuration; it ends when this is dropped.
struct Nginx {
    process: Child,
    folder: PathBuf,
    url: String,
}

impl Nginx {
    /// Nothing where it is not installed, or cannot serve what is compressed with brotli.
    fn start() -> Option<Nginx> {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let folder = std::env::temp_dir().join(format!("standpoint-nginx-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let ours = include_str!("../../docs/nginx.conf");
        let served = format!("{}/", dist().display());
        let ours = ours.replace("listen 80", &format!("listen 127.0.0.1:{port}"));
        let ours = ours.replace("/srv/standpoint/", &served);
        assert!(ours.contains(&served) && ours.contains(&port.to_string()));
        let at = folder.display();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|what| format!("{what}_temp_path {at}/{what};\n"))
            .concat();
        let whole = format!(
            "include /etc/nginx/modules-enabled/*.conf;\n\
             daemon off; master_process off; pid {at}/pid; error_log {at}/error.log;\n\
             events {{}}\n\
             http {{ access_log off;\n{temporary}{ours}}}\n"
        );
        let file = folder.join("nginx.conf");
        std::fs::write(&file, whole).unwrap();
        let command = || {
            let mut command = Command::new("nginx");
            command.args(["-e", "stderr", "-c"]).arg(&file);
            command
        };
        let tried = match command().arg("-t").output() {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                eprintln!("skipped: nginx is not installed");
                return None;
            }
            tried => tried.unwrap(),
        };
        let said = String::from_utf8_lossy(&tried.stderr);
        if said.contains("unknown directive \"brotli_static\"") {
            eprintln!("skipped: nginx has no libnginx-mod-http-brotli-static");
            return None;
        }
        assert!(tried.status.success(), "{said}");
        let nginx = Nginx {
            process: command().spawn().unwrap(),
            folder,
            url: format!("http://127.0.0.1:{port}/standpoint/"),
        };
        for _ in 0..200 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(nginx);
            }
            sleep(Duration::from_millis(25));
        }
        panic!("nginx does not answer");
    }

    /// The headers of an answer and how long its body is.
    fn get(&self, file: &str, encoding: &str) -> (BTreeMap<String, String>, Vec<u8>) {
        let url = [&self.url, file].concat();
        let request = ureq::get(&url).header("Accept-Encoding", encoding);
        let mut response = request
            .call()
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        let headers = response.headers().iter();
        let headers =
            headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
        let headers = headers.collect();
        (headers, response.body_mut().read_to_vec().unwrap())
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        _ = self.process.kill();
        _ = self.process.wait();
        _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[test]
#[ignore = "needs make dist"]
fn nginx_with_our_configuration_serves_each_file_compressed_and_with_the_headers_it_needs() {
    let Some(nginx) = Nginx::start() else {
        return;
    };
    let manifest = std::fs::read_to_string(dist().join("manifest.json")).unwrap();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    let mut count = 0;
    for (file, sizes) in manifest.as_object().unwrap() {
        if file == "embed" {
            continue;
        }
        count += 1;
        for (accepted, encoding, size) in [
            ("gzip, deflate, br, zstd", Some("br"), "brotli"),
            ("gzip", Some("gzip"), "gzip"),
            ("identity", None, "raw"),
        ] {
            let (headers, body) = nginx.get(file, accepted);
            let header = |name: &str| headers.get(name).map(String::as_str);
            assert_eq!(header("content-encoding"), encoding, "{file}");
            assert_eq!(json_size(&body), sizes[size], "{file}, {accepted}");
            let (_, extension) = file.rsplit_once('.').unwrap();
            let of_type = match extension {
                "html" => "text/html; charset=utf-8",
                "css" => "text/css; charset=utf-8",
                "js" => "text/javascript; charset=utf-8",
                "txt" | "md" => "text/plain; charset=utf-8",
                "json" => "application/json",
                "wasm" => "application/wasm",
                "svg" => "image/svg+xml",
                other => panic!("{other}"),
            };
            assert_eq!(header("content-type"), Some(of_type), "{file}");
            let stem = file.rsplit_once('.').unwrap().0;
            let has_hash = stem.rsplit_once('-').is_some_and(|(_, hash)| {
                hash.len() == 8 && hash.bytes().all(|b| b.is_ascii_hexdigit())
            });
            let cache = header("cache-control").unwrap();
            assert_eq!(cache.contains("immutable"), has_hash, "{file}: {cache}");
            assert!(cache.contains("no-transform"));
            assert_eq!(header("vary"), Some("Accept-Encoding"), "{file}");
            assert_eq!(header("access-control-allow-origin"), Some("*"));
            assert_eq!(header("cross-origin-resource-policy"), Some("cross-origin"));
            assert_eq!(header("x-content-type-options"), Some("nosniff"));
        }
    }
    assert!(count > 15);
}

fn json_size(body: &[u8]) -> Value {
    Value::from(body.len())
}
