//! `standpoint desk`: whom it answers, what it serves, and how it saves.

#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_standpoint");
const STORY: &str = "{ \"standpoint\": 1 }\n";

/// The program at work, in a folder of its own with a release and a story. It ends with the test.
struct Desk {
    folder: TempDir,
    child: Child,
    port: u16,
    token: String,
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The word for programs that stands for what went wrong.
    fn error(&self) -> String {
        let json: Value = serde_json::from_slice(&self.body).unwrap();
        json["error"].as_str().unwrap().to_owned()
    }

    fn tag(&self) -> String {
        self.header("etag").unwrap().to_owned()
    }
}

/// A folder with a release and what no page may show.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put(
        "dist/desk/index.html",
        "<!doctype html><title>The desk</title>",
    );
    put("dist/desk/desk.js", "export {};");
    put("dist/standpoint_bg.wasm", "\0asm");
    put("dist/.hidden", "secret");
    put("secret.txt", "secret");
    put("story.json", STORY);
    folder
}

impl Desk {
    /// Starts it with the story in its folder.
    fn start() -> Desk {
        Desk::start_in(folder(), "story.json")
    }

    fn start_in(folder: TempDir, file: &str) -> Desk {
        let mut command = Command::new(PROGRAM);
        command.args(["desk", file]).current_dir(folder.path());
        Desk::start_as(folder, command)
    }

    fn start_as(folder: TempDir, mut command: Command) -> Desk {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .find_map(|line| {
                Some(
                    line.ok()?
                        .trim()
                        .strip_prefix("http://127.0.0.1:")?
                        .to_owned(),
                )
            })
            .expect("an address");
        let (port, rest) = address.split_once('/').unwrap();
        let token = rest.strip_prefix("desk/#token=").unwrap_or_default();
        Desk {
            port: port.parse().unwrap(),
            token: token.to_owned(),
            folder,
            child,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Sends these very lines, and reads until the server ends the connection.
    fn send(&self, lines: &[&str], body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let request = [lines.join("\r\n").as_str(), "\r\nConnection: close\r\n\r\n"].concat();
        stream.write_all(request.as_bytes()).unwrap();
        // Where the head is refused, nobody reads the body.
        _ = stream.write_all(body);
        let mut answer = Vec::new();
        _ = stream.read_to_end(&mut answer);
        let end = answer.windows(4).position(|it| it == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("{:?}", String::from_utf8_lossy(&answer)));
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        Answer {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head,
            body: answer[end + 4..].to_vec(),
        }
    }

    fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}", self.port)
    }

    fn bearer(&self) -> String {
        format!("Authorization: Bearer {}", self.token)
    }

    /// Asks for a page as a browser's address bar does.
    fn page(&self, path: &str) -> Answer {
        self.send(&[&format!("GET {path} HTTP/1.1"), &self.host()], b"")
    }

    /// Asks for the file as the desk does.
    fn get(&self) -> Answer {
        self.get_with(&[])
    }

    fn get_with(&self, headers: &[&str]) -> Answer {
        let (host, bearer) = (self.host(), self.bearer());
        let own = ["GET /api/file HTTP/1.1", &host, &bearer];
        self.send(&[&own, headers].concat(), b"")
    }

    /// Writes the file as the desk does.
    fn put(&self, condition: &str, body: &[u8]) -> Answer {
        let length = format!("Content-Length: {}", body.len());
        let (host, bearer) = (self.host(), self.bearer());
        let mut lines = vec!["PUT /api/file HTTP/1.1", &host, &bearer, &length];
        lines.extend((!condition.is_empty()).then_some(condition));
        self.send(&lines, body)
    }

    /// Writes over the state with a tag.
    fn replace(&self, tag: &str, text: &str) -> Answer {
        self.put(&format!("If-Match: {tag}"), text.as_bytes())
    }

    /// The names of all files beside the story.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

fn run(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(PROGRAM);
    let command = command.arg("desk").args(arguments).current_dir(folder);
    command.output().unwrap()
}

/// What the program says where it cannot run.
fn refusal(arguments: &[&str], folder: &Path) -> String {
    let output = run(arguments, folder);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    let folder = folder.canonicalize().unwrap();
    said.replace(folder.to_str().unwrap(), "FOLDER")
}

// Reading and writing.

#[test]
fn the_file_comes_with_its_name_and_a_mark_of_its_state() {
    let desk = Desk::start();
    let answer = desk.get();
    assert_eq!((answer.status, answer.text().as_str()), (200, STORY));
    assert_eq!(answer.header("standpoint-file"), Some("story%2Ejson"));
    let tag = answer.tag();
    assert!(tag.starts_with('"') && tag.len() == 66, "{tag}");
    assert_eq!(desk.get().tag(), tag);
    fs::write(desk.path("story.json"), "{}").unwrap();
    assert_ne!(desk.get().tag(), tag);
}

#[test]
fn what_is_saved_is_in_the_file_and_what_was_there_before_is_kept_beside_it() {
    let desk = Desk::start();
    let first = desk.replace(&desk.get().tag(), "one");
    assert_eq!(first.status, 204);
    assert_eq!(desk.read("story.json"), "one");
    assert_eq!(desk.read("story.json~"), STORY);
    // With the mark that came back one goes on.
    assert_eq!(desk.replace(&first.tag(), "two").status, 204);
    assert_eq!(desk.read("story.json"), "two");
    assert_eq!(desk.read("story.json~"), "one");
    assert_eq!(
        desk.names(),
        ["dist", "secret.txt", "story.json", "story.json~"]
    );
}

#[test]
fn saving_what_is_there_already_leaves_the_state_before_as_it_is() {
    let desk = Desk::start();
    let saved = desk.replace(&desk.get().tag(), "one");
    let again = desk.replace(&saved.tag(), "one");
    assert_eq!((again.status, again.tag()), (204, saved.tag()));
    assert_eq!(desk.read("story.json~"), STORY);
}

#[test]
fn a_file_that_somebody_else_changed_is_not_written_over_and_comes_back() {
    let desk = Desk::start();
    let tag = desk.get().tag();
    fs::write(desk.path("story.json"), "theirs").unwrap();
    let answer = desk.replace(&tag, "mine");
    assert_eq!((answer.status, answer.text().as_str()), (412, "theirs"));
    assert_eq!(desk.read("story.json"), "theirs");
    assert!(!desk.path("story.json~").exists());
    // Who has seen it may write over it.
    assert_eq!(desk.replace(&answer.tag(), "mine").status, 204);
    assert_eq!(desk.read("story.json~"), "theirs");
}

#[test]
fn nothing_is_written_without_naming_the_state_that_is_replaced() {
    let desk = Desk::start();
    let weak = format!("If-Match: W/{}", desk.get().tag());
    for (condition, status) in [
        ("", 428),
        ("If-Match: *", 428),
        ("If-None-Match: \"abc\"", 428),
        (weak.as_str(), 412),
        ("If-None-Match: *", 412),
    ] {
        let answer = desk.put(condition, b"mine");
        assert_eq!(answer.status, status, "{condition}");
        assert_eq!(desk.read("story.json"), STORY, "{condition}");
    }
}

#[test]
fn a_file_that_is_not_there_yet_begins_with_a_story_and_is_made_by_saving() {
    let desk = Desk::start_in(folder(), "new-bridge.json");
    let answer = desk.get();
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("etag"), None);
    let story: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(story["id"], "new-bridge");
    assert!(!desk.path("new-bridge.json").exists());
    assert_eq!(desk.put("If-None-Match: *", b"mine").status, 204);
    assert_eq!(desk.read("new-bridge.json"), "mine");
    assert!(!desk.path("new-bridge.json~").exists());
}

#[test]
fn a_file_that_is_gone_is_not_made_anew_unless_that_is_asked_for() {
    let desk = Desk::start();
    let tag = desk.get().tag();
    fs::remove_file(desk.path("story.json")).unwrap();
    let answer = desk.replace(&tag, "mine");
    assert_eq!((answer.status, answer.error().as_str()), (410, "gone"));
    assert!(!desk.path("story.json").exists());
    assert_eq!(desk.put("If-None-Match: *", b"mine").status, 204);
    assert_eq!(desk.read("story.json"), "mine");
}

#[test]
fn a_story_has_at_most_16_mib_whether_or_not_its_length_is_told() {
    let desk = Desk::start();
    let tag = format!("If-Match: {}", desk.get().tag());
    let largest = vec![b' '; 16 << 20];
    let (host, bearer) = (desk.host(), desk.bearer());
    let lines = ["PUT /api/file HTTP/1.1", &host, &bearer, &tag];
    let length = format!("Content-Length: {}", largest.len() + 1);
    let answer = desk.send(&[&lines[..], &[&length]].concat(), b"");
    assert_eq!((answer.status, answer.error().as_str()), (413, "too-large"));
    let chunk = [b"1000001\r\n", largest.as_slice(), b" "].concat();
    let answer = desk.send(
        &[&lines[..], &["Transfer-Encoding: chunked"]].concat(),
        &chunk,
    );
    assert_eq!((answer.status, answer.error().as_str()), (413, "too-large"));
    assert_eq!(desk.read("story.json"), STORY);
    assert_eq!(desk.put(&tag, &largest).status, 204);
    let length = fs::metadata(desk.path("story.json")).unwrap().len();
    assert_eq!(length, 16 << 20);
}

#[test]
fn a_file_that_has_grown_too_large_is_neither_read_nor_written() {
    let desk = Desk::start();
    let tag = desk.get().tag();
    let file = fs::File::create(desk.path("story.json")).unwrap();
    file.set_len((16 << 20) + 1).unwrap();
    assert_eq!(desk.get().status, 500);
    assert_eq!(desk.replace(&tag, "mine").status, 500);
    assert_eq!(file.metadata().unwrap().len(), (16 << 20) + 1);
}

#[test]
fn what_is_cut_off_on_its_way_is_not_written() {
    let desk = Desk::start();
    let (host, bearer) = (desk.host(), desk.bearer());
    let tag = format!("If-Match: {}", desk.get().tag());
    let head = format!(
        "PUT /api/file HTTP/1.1\r\n{host}\r\n{bearer}\r\n{tag}\r\nContent-Length: 9\r\n\r\nmin"
    );
    let mut stream = TcpStream::connect(("127.0.0.1", desk.port)).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    _ = stream.read_to_end(&mut Vec::new());
    assert_eq!(desk.read("story.json"), STORY);
    assert_eq!(desk.names(), ["dist", "secret.txt", "story.json"]);
}

#[test]
fn of_two_who_save_at_the_same_time_one_is_told_of_the_other() {
    let desk = Desk::start();
    let tag = desk.get().tag();
    let statuses = std::thread::scope(|scope| {
        let (desk, tag) = (&desk, &tag);
        let texts = ["one", "two", "three", "four"];
        let all = texts.map(|text| scope.spawn(move || desk.replace(tag, text).status));
        all.map(|thread| thread.join().unwrap())
    });
    let written = statuses.iter().filter(|status| **status == 204).count();
    assert_eq!(written, 1, "{statuses:?}");
    assert_eq!(desk.read("story.json~"), STORY);
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    #[test]
    fn who_may_do_what_with_the_file_stays_as_it_was() {
        let folder = folder();
        let file = folder.path().join("story.json");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        let owner = fs::metadata(&file).unwrap();
        let desk = Desk::start_in(folder, "story.json");
        assert_eq!(desk.replace(&desk.get().tag(), "mine").status, 204);
        for name in ["story.json", "story.json~"] {
            let about = fs::metadata(desk.path(name)).unwrap();
            assert_eq!(about.mode() & 0o777, 0o640, "{name}");
            assert_eq!((about.uid(), about.gid()), (owner.uid(), owner.gid()));
        }
    }

    #[test]
    fn a_new_file_has_the_permissions_of_any_new_file() {
        let desk = Desk::start_in(folder(), "new.json");
        assert_eq!(desk.put("If-None-Match: *", b"mine").status, 204);
        let mode = |name| fs::metadata(desk.path(name)).unwrap().mode();
        assert_eq!(mode("new.json"), mode("story.json"));
    }

    #[test]
    fn a_link_stays_a_link_and_what_it_leads_to_is_written() {
        let folder = folder();
        let to = folder.path().join("elsewhere");
        fs::create_dir(&to).unwrap();
        fs::write(to.join("real.json"), "before").unwrap();
        symlink("elsewhere/real.json", folder.path().join("link.json")).unwrap();
        let desk = Desk::start_in(folder, "link.json");
        assert_eq!(desk.replace(&desk.get().tag(), "mine").status, 204);
        assert!(desk.path("link.json").is_symlink());
        assert_eq!(desk.read("elsewhere/real.json"), "mine");
        assert_eq!(desk.read("elsewhere/real.json~"), "before");
    }

    #[test]
    fn a_link_that_is_changed_later_leads_to_no_other_file() {
        let folder = folder();
        symlink("story.json", folder.path().join("link.json")).unwrap();
        let desk = Desk::start_in(folder, "link.json");
        fs::remove_file(desk.path("link.json")).unwrap();
        symlink("secret.txt", desk.path("link.json")).unwrap();
        assert_eq!(desk.get().text(), STORY);
    }

    // Saving read and overwrote what a link led to that somebody had put in the place of the file.
    #[test]
    fn a_link_that_takes_the_place_of_the_file_is_refused() {
        let desk = Desk::start();
        let tag = desk.get().tag();
        for to in ["secret.txt", "nowhere.txt"] {
            fs::remove_file(desk.path("story.json")).unwrap();
            symlink(to, desk.path("story.json")).unwrap();
            let answers = [
                desk.get(),
                desk.replace(&tag, "mine"),
                desk.put("If-None-Match: *", b"mine"),
            ];
            for answer in answers {
                assert_eq!((answer.status, answer.error().as_str()), (500, "failed"));
                assert!(answer.text().contains("not an ordinary file any more"));
            }
        }
        assert_eq!(desk.read("secret.txt"), "secret");
        assert!(desk.path("story.json").is_symlink());
        assert_eq!(desk.names(), ["dist", "secret.txt", "story.json"]);
    }

    // It was waited for a writer without end, and nothing could be saved any more.
    #[test]
    fn a_pipe_that_takes_the_place_of_the_file_is_not_waited_for() {
        let desk = Desk::start();
        let tag = desk.get().tag();
        fs::remove_file(desk.path("story.json")).unwrap();
        let mut mkfifo = Command::new("mkfifo");
        let made = mkfifo.arg(desk.path("story.json")).status().unwrap();
        assert!(made.success());
        for answer in [desk.get(), desk.replace(&tag, "mine")] {
            assert_eq!((answer.status, answer.error().as_str()), (500, "failed"));
        }
        fs::remove_file(desk.path("story.json")).unwrap();
        assert_eq!(desk.put("If-None-Match: *", b"mine").status, 204);
    }

    #[test]
    fn a_file_that_may_only_be_read_is_not_written() {
        let desk = Desk::start();
        let read_only = fs::Permissions::from_mode(0o444);
        fs::set_permissions(desk.path("story.json"), read_only).unwrap();
        let answer = desk.replace(&desk.get().tag(), "mine");
        assert_eq!(
            (answer.status, answer.error().as_str()),
            (500, "not-allowed")
        );
        assert_eq!(desk.read("story.json"), STORY);
        assert!(!desk.path("story.json~").exists());
    }

    // A limit on the size of files has writing fail in the middle, as a full disk does.
    #[test]
    fn a_file_for_which_there_is_no_room_stays_as_it_was() {
        let folder = folder();
        let mut command = Command::new("sh");
        let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" desk story.json";
        command
            .args(["-c", script, PROGRAM])
            .current_dir(folder.path());
        let desk = Desk::start_as(folder, command);
        let answer = desk.replace(&desk.get().tag(), &"mine ".repeat(10_000));
        assert_eq!((answer.status, answer.error().as_str()), (507, "full"));
        assert_eq!(desk.read("story.json"), STORY);
        assert_eq!(desk.names(), ["dist", "secret.txt", "story.json"]);
    }

    #[test]
    fn a_link_out_of_the_release_is_not_followed() {
        let folder = folder();
        symlink("../secret.txt", folder.path().join("dist/link.txt")).unwrap();
        symlink("..", folder.path().join("dist/up")).unwrap();
        symlink("desk/desk.js", folder.path().join("dist/inside.js")).unwrap();
        let desk = Desk::start_in(folder, "story.json");
        assert_eq!(desk.page("/link.txt").status, 404);
        assert_eq!(desk.page("/up/secret.txt").status, 404);
        assert_eq!(desk.page("/inside.js").text(), "export {};");
    }

    #[test]
    fn ctrl_c_ends_it_as_something_that_went_well() {
        let mut desk = Desk::start();
        // A browser keeps its connections.
        let _open = TcpStream::connect(("127.0.0.1", desk.port)).unwrap();
        let id = desk.child.id().to_string();
        let signal = Command::new("sh")
            .args(["-c", "kill -INT $0", &id])
            .status();
        assert!(signal.unwrap().success());
        assert_eq!(desk.child.wait().unwrap().code(), Some(0));
    }
}

// Who is answered.

#[test]
fn only_who_has_the_token_reads_or_writes_the_file() {
    let desk = Desk::start();
    assert_eq!(desk.token.len(), 64);
    let tag = format!("If-Match: {}", desk.get().tag());
    let host = desk.host();
    let other: String = desk.token.chars().rev().collect();
    let wrong = [
        String::from("Accept: */*"),
        String::from("Authorization: Bearer "),
        format!("Authorization: Bearer {other}"),
        format!("Authorization: Bearer {}", &desk.token[..63]),
        format!("Authorization: Bearer {}0", desk.token),
        format!("Authorization: {}", desk.token),
        format!("Cookie: token={}", desk.token),
        format!("{}\r\nAuthorization: Bearer {other}", desk.bearer()),
    ];
    for header in &wrong {
        for method in ["GET", "HEAD", "PUT", "OPTIONS", "DELETE"] {
            let first = format!("{method} /api/file HTTP/1.1");
            let answer = desk.send(&[&first, &host, header, &tag, "Content-Length: 4"], b"mine");
            assert_eq!(answer.status, 401, "{method} {header}");
            assert!(!answer.text().contains("standpoint\": 1"), "{header}");
        }
    }
    let in_query = format!("GET /api/file?token={} HTTP/1.1", desk.token);
    assert_eq!(desk.send(&[&in_query, &host], b"").status, 401);
    assert_eq!(
        desk.send(&["GET /api/other HTTP/1.1", &host], b"").status,
        401
    );
    assert_eq!(desk.read("story.json"), STORY);
}

#[test]
fn every_start_has_a_token_of_its_own() {
    assert_ne!(Desk::start().token, Desk::start().token);
}

#[test]
fn a_name_that_was_made_to_lead_here_is_refused() {
    let desk = Desk::start();
    let (port, bearer) = (desk.port, desk.bearer());
    let ask = |path: &str, hosts: &[String]| {
        let first = format!("GET {path} HTTP/1.1");
        let mut lines = vec![first.as_str(), &bearer];
        lines.extend(hosts.iter().map(String::as_str));
        desk.send(&lines, b"").status
    };
    for path in ["/api/file", "/desk/"] {
        for name in ["127.0.0.1", "localhost", "LOCALHOST"] {
            assert_eq!(ask(path, &[format!("Host: {name}:{port}")]), 200, "{name}");
        }
        let own = desk.host();
        for hosts in [
            vec![],
            vec![String::from("Host: evil.example")],
            vec![format!("Host: evil.example:{port}")],
            vec![format!("Host: 127.0.0.1.evil.example:{port}")],
            vec![format!("Host: 0.0.0.0:{port}")],
            vec![String::from("Host: 127.0.0.1")],
            vec![String::from("Host: 127.0.0.1:1")],
            vec![own.clone(), String::from("Host: evil.example")],
        ] {
            assert_eq!(ask(path, &hosts), 403, "{path} {hosts:?}");
        }
        // As to a proxy.
        let whole = format!("http://evil.example{path}");
        assert_eq!(ask(&whole, std::slice::from_ref(&own)), 403);
    }
}

#[test]
fn a_page_of_another_origin_is_refused_even_with_the_token() {
    let desk = Desk::start();
    let port = desk.port;
    let own = format!("Origin: http://127.0.0.1:{port}");
    assert_eq!(desk.get_with(&[&own]).status, 200);
    for origin in [
        String::from("null"),
        String::from("http://evil.example"),
        format!("http://evil.example:{port}"),
        format!("https://127.0.0.1:{port}"),
        String::from("http://127.0.0.1"),
        format!("http://127.0.0.1:{port}.evil.example"),
        format!("http://localhost:{port}"),
    ] {
        let answer = desk.get_with(&[&format!("Origin: {origin}")]);
        assert_eq!(answer.status, 403, "{origin}");
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

#[test]
fn what_a_browser_says_another_site_asks_for_is_refused() {
    let desk = Desk::start();
    let visit = ["Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"];
    for site in ["same-origin", "none"] {
        assert_eq!(
            desk.get_with(&[&format!("Sec-Fetch-Site: {site}")]).status,
            200
        );
    }
    for site in ["cross-site", "same-site", "anything"] {
        let site = format!("Sec-Fetch-Site: {site}");
        assert_eq!(desk.get_with(&[&site]).status, 403, "{site}");
        assert_eq!(desk.get_with(&[&site, visit[0], visit[1]]).status, 403);
        // A script or a frame of another site.
        let page = |more: &[&str]| {
            let host = desk.host();
            let lines = ["GET /desk/ HTTP/1.1", &host, &site];
            desk.send(&[&lines, more].concat(), b"").status
        };
        assert_eq!(page(&[]), 403);
        assert_eq!(
            page(&["Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"]),
            403
        );
        // A link in a terminal that is a web page.
        assert_eq!(page(&visit), 200);
    }
}

// What is served.

#[test]
fn pages_come_with_their_types_and_a_policy_and_are_kept_by_nobody() {
    let desk = Desk::start();
    for (path, kind) in [
        ("/desk/", "text/html; charset=utf-8"),
        ("/desk/index.html", "text/html; charset=utf-8"),
        ("/desk/desk.js?v=1", "text/javascript; charset=utf-8"),
        ("/standpoint_bg.wasm", "application/wasm"),
    ] {
        let answer = desk.page(path);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, Some(kind))
        );
    }
    // Also where something is refused.
    for answer in [
        desk.page("/desk/"),
        desk.page("/nothing"),
        desk.page("/api/file"),
        desk.get(),
    ] {
        let header = |name| {
            answer
                .header(name)
                .unwrap_or_else(|| panic!("{name}: {}", answer.head))
        };
        assert_eq!(
            header("content-security-policy"),
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
             img-src * data: blob:; media-src *; frame-src *; connect-src 'self'; object-src 'none'; \
             base-uri 'none'; frame-ancestors 'none'"
        );
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(answer.header("set-cookie"), None);
    }
}

#[test]
fn the_address_without_a_path_leads_to_the_desk() {
    let desk = Desk::start();
    for path in ["/", "/desk"] {
        let answer = desk.page(path);
        assert_eq!(
            (answer.status, answer.header("location")),
            (307, Some("/desk/")),
            "{path}"
        );
    }
}

#[test]
fn no_path_leads_out_of_the_release() {
    let desk = Desk::start();
    for path in [
        "/../secret.txt",
        "/desk/../../secret.txt",
        "/desk/%2e%2e/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/desk//../../secret.txt",
        "/./desk/index.html",
        "/.hidden",
        "/desk/index.html%00",
        "/desk/index.html%00.js",
        "/%ff",
        "/c:/secret.txt",
        "/story.json",
        "/desk/story.json",
        "//evil.example/desk",
        "/standpoint_bg.wasm/",
    ] {
        let answer = desk.page(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("secret"), "{path}");
    }
    // Without the slash with which a path begins.
    for first in ["GET ../secret.txt HTTP/1.1", "GET desk/ HTTP/1.1"] {
        assert!(
            desk.send(&[first, &desk.host()], b"").status >= 400,
            "{first}"
        );
    }
}

#[test]
fn an_absolute_path_in_an_address_is_one_in_the_release() {
    let desk = Desk::start();
    let secret = desk.path("secret.txt").canonicalize().unwrap();
    let path = secret.to_str().unwrap();
    for path in [
        format!("/{path}"),
        path.to_owned(),
        path.replace('/', "%2f"),
    ] {
        assert_ne!(desk.page(&format!("/{path}")).status, 200, "{path}");
    }
}

#[test]
fn it_listens_on_this_computer_alone() {
    let desk = Desk::start();
    // The rest of 127.0.0.0/8 would answer too where it listened on all addresses.
    let other = std::net::SocketAddr::from(([127, 0, 0, 2], desk.port));
    let wait = std::time::Duration::from_secs(1);
    assert!(TcpStream::connect_timeout(&other, wait).is_err());
}

// The command.

#[test]
fn without_a_file_there_is_none_to_read_and_no_token() {
    let folder = folder();
    let mut command = Command::new(PROGRAM);
    command.arg("desk").current_dir(folder.path());
    let desk = Desk::start_as(folder, command);
    assert_eq!(desk.token, "");
    assert_eq!(desk.page("/desk/").status, 200);
    // An empty token is not the right one either.
    assert_eq!(desk.get().status, 401);
}

#[test]
fn a_file_has_the_same_port_every_time_unless_another_program_is_there() {
    let mut first = Desk::start();
    let (port, path) = (first.port, first.path("story.json"));
    let again = || {
        let folder = folder();
        let mut command = Command::new(PROGRAM);
        command.arg("desk").arg(&path).current_dir(folder.path());
        Desk::start_as(folder, command)
    };
    assert_ne!(again().port, port);
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    assert_eq!(again().port, port);
}

#[test]
fn it_says_what_to_do_where_it_cannot_run() {
    let folder = folder();
    let path = folder.path();
    fs::create_dir(path.join("empty")).unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let said = [
        refusal(&["story.json", "--dist", "empty"], path),
        refusal(&["dist"], path),
        refusal(&["nowhere/story.json"], path),
        refusal(&["story.json", "--port", &port], path).replace(&port, "PORT"),
    ];
    insta::assert_snapshot!(said.concat());
}

#[test]
fn without_a_release_it_says_where_it_looked() {
    let folder = tempfile::tempdir().unwrap();
    let said = refusal(&["story.json"], folder.path());
    assert!(said.contains("nor in dist;"), "{said}");
    assert!(said.contains("`make dist`"), "{said}");
}

#[test]
fn the_help_says_what_it_does() {
    let output = run(&["--help"], Path::new("."));
    let help = String::from_utf8(output.stdout).unwrap();
    insta::assert_snapshot!(help);
}
