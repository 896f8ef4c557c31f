//! A disk that fills up under a running server.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::support::{Folder, PASSWORD};

const SIZE: &str = "size=8m";

#[test]
fn a_full_disk_acknowledges_nothing_serves_reads_and_needs_no_restart() {
    let mut folder = Folder::new();
    let disk = SmallDisk::mount(folder.beside("disk"));
    folder.set("ROLLBOOK_DATA_DIR", disk.path.display().to_string());
    folder.starts_behind(disk.launcher(&folder.path()));
    let grace = ["account", "create", "--username", "grace", "--password-stdin"];
    folder.run_with(&grace, PASSWORD).fine();
    let key = folder.run(&["key", "create", "site", "--role", "ADMIN"]).fine().to_owned();
    let ctx = folder.open();
    assert_eq!(ctx.client().registers("before@example.org").status, 201);

    disk.fill();
    let mut acknowledged = vec!["before@example.org".to_owned()];
    let mut refused = 0;
    // The log of SQLite has some room left of its own.
    for number in 0..3000 {
        let email = format!("p{number}@example.org");
        let answer = ctx.client().registers(&email);
        match answer.status {
            201 => acknowledged.push(email),
            503 => {
                assert!(answer.header("retry-after").is_some(), "{answer:?}");
                refused += 1;
            }
            _ => panic!("{answer:?}"),
        }
        if refused >= 20 {
            break;
        }
    }
    assert_eq!(refused, 20, "the disk is full");

    let visitor = ctx.client();
    for path in ["/", "/register", "/sign-in", "/healthz"] {
        assert_eq!(visitor.get(path).status, 200, "{path}");
    }
    let session = visitor
        .get_with("/api/authentication/current-session", &[("Authorization", &format!("Bearer {key}"))]);
    assert_eq!(session.json()["sessionAuthenticated"], true, "{session:?}");
    let basic = format!("Basic {}", STANDARD.encode(format!("grace:{PASSWORD}")));
    let session = visitor.get_with("/api/authentication/current-session", &[("Authorization", &basic)]);
    assert_eq!(session.json()["sessionAuthenticated"], true, "what needs no write: {session:?}");
    let ready = visitor.get("/readyz");
    assert_eq!((ready.status, ready.body.contains("writ")), (503, true), "{ready:?}");

    disk.clear();
    assert_eq!(visitor.get("/readyz").status, 200, "it finds out by itself");
    for number in 0..20 {
        let email = format!("after{number}@example.org");
        assert_eq!(ctx.client().registers(&email).status, 201, "it recovers by itself");
        acknowledged.push(email);
    }
    assert_eq!(visitor.get("/readyz").status, 200);
    ctx.kill();

    let accounts = folder.run(&["account", "list", "--json"]).json();
    let kept: Vec<&str> =
        accounts.as_array().expect("a list").iter().filter_map(|account| account["email"].as_str()).collect();
    for email in &acknowledged {
        assert!(kept.contains(&email.as_str()), "{email} was acknowledged");
    }
    assert_eq!(kept.len(), acknowledged.len(), "and nothing that was refused is there");
    folder.run(&["audit", "verify"]).fine();
    let ctx = folder.open();
    assert_eq!(ctx.client().signs_in("nobody", PASSWORD).status, 401);
}

/// A file system of a few MiB in memory, in a mount namespace that ends with the process that holds it.
/// No test that needs it passes without.
struct SmallDisk {
    holder: Child,
    path: PathBuf,
}

impl SmallDisk {
    /// Root mounts by right; anybody else in a user namespace, of which Linux lets everybody make one.
    fn mount(path: PathBuf) -> Self {
        fs::create_dir(&path).expect("a folder");
        let mount = "mount -t tmpfs -o \"$1\" tmpfs \"$0\" && echo mounted && exec cat";
        let mut holder = Command::new("unshare")
            .args(namespaces(&["--map-root-user"]))
            .args(["sh", "-c", mount])
            .args([path.as_os_str(), SIZE.as_ref()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("unshare, of util-linux, starts");
        let mut said = String::new();
        let out = holder.stdout.take().expect("a pipe");
        BufReader::new(out).read_line(&mut said).expect("it says something or ends");
        if said != "mounted\n" {
            let ended = holder.wait();
            panic!(
                "no small disk could be mounted ({ended:?}): this test needs either root with CAP_SYS_ADMIN, \
                 or unprivileged user namespaces (user.max_user_namespaces above 0)"
            );
        }
        Self { holder, path }
    }

    /// What a command in this folder begins with, to find the disk mounted. The process stays the same.
    fn launcher(&self, folder: &Path) -> Vec<String> {
        let target = format!("--target={}", self.holder.id());
        let folder = folder.display().to_string();
        let enter = namespaces(&["--preserve-credentials"]);
        // Entering a mount namespace leads to its root folder.
        let back = ["sh", "-c", "cd \"$0\" && exec \"$@\"", &folder];
        ["nsenter", &target].into_iter().chain(enter).chain(back).map(str::to_owned).collect()
    }

    fn fill(&self) {
        let mut file = File::create(self.filler()).expect("a file");
        for size in [1 << 16, 1 << 12, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
        assert!(file.metadata().expect("metadata").len() > 1 << 20, "the disk had been empty");
    }

    fn clear(&self) {
        fs::remove_file(self.filler()).expect("the file");
    }

    /// As it is seen from outside of the namespace.
    fn filler(&self) -> PathBuf {
        let inside = self.path.strip_prefix("/").expect("an absolute path");
        PathBuf::from(format!("/proc/{}/root", self.holder.id())).join(inside).join("filler")
    }
}

/// The options of `unshare` and `nsenter`, with those that only a user namespace needs.
fn namespaces<'a>(of_users: &[&'a str]) -> Vec<&'a str> {
    let mut options = vec!["--mount"];
    if !rustix::process::geteuid().is_root() {
        options.push("--user");
        options.extend(of_users);
    }
    options
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.holder.kill();
        let _ = self.holder.wait();
    }
}
