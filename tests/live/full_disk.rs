//! A disk that fills up under a running desk.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Folder, PASSWORD};

const SIZE: &str = "size=8m";

#[test]
fn a_full_disk_acknowledges_nothing_serves_reads_and_needs_no_restart() {
    let mut folder = Folder::new();
    let Some(disk) = SmallDisk::mount(folder.beside("disk")) else { return };
    folder.set("ROLLBOOK_DATA_DIR", disk.path.display().to_string());
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

    disk.clear();
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

/// A file system of a few MiB in memory.
struct SmallDisk {
    path: PathBuf,
}

impl SmallDisk {
    /// Only root can mount. Where the tests run for everybody, they run as root.
    fn mount(path: PathBuf) -> Option<Self> {
        fs::create_dir(&path).expect("a folder");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", SIZE, "tmpfs"])
            .arg(&path)
            .output()
            .is_ok_and(|output| output.status.success());
        if mounted {
            return Some(Self { path });
        }
        let required = std::env::var_os("CI").is_some() && rustix::process::geteuid().is_root();
        assert!(!required, "root could not mount a small disk");
        eprintln!("SKIPPED: a small disk can be mounted by root only; run this test as root");
        None
    }

    fn fill(&self) {
        let mut file = File::create(filler(&self.path)).expect("a file");
        for size in [1 << 16, 1 << 12, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    fn clear(&self) {
        fs::remove_file(filler(&self.path)).expect("the file");
    }
}

fn filler(disk: &Path) -> PathBuf {
    disk.join("filler")
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: what is killed later may still have files open there.
        let _ = Command::new("umount").arg("-l").arg(&self.path).output();
    }
}
