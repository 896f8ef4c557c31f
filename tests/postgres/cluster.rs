//! A PostgreSQL of the test's own: a cluster in a temporary folder, on a socket in it and on no port.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Whom Debian's package makes; PostgreSQL refuses to run as root.
const ORDINARY_USER: &str = "postgres";

pub struct Cluster {
    folder: tempfile::TempDir,
    programs: PathBuf,
}

/// What PostgreSQL says against one line of a script.
#[derive(Debug)]
pub struct Refusal {
    /// Counted from 0.
    pub line: usize,
    pub message: String,
}

impl Cluster {
    pub fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("rollbook-").tempdir().expect("a folder");
        if is_root() {
            let id = |what| number(&Command::new("id").args([what, ORDINARY_USER]).output().expect("id"));
            chown(folder.path(), Some(id("-u")), Some(id("-g"))).expect("a folder of its own");
        }
        let cluster = Self { folder, programs: programs() };
        cluster.must(
            "initdb",
            &["--username=rollbook", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"],
        );
        let options = format!(
            "-c listen_addresses= -c unix_socket_directories={} -c fsync=off",
            cluster.folder.path().display()
        );
        let log = cluster.folder.path().join("log");
        cluster
            .must("pg_ctl", &["start", "--wait", "--log", &log.display().to_string(), "--options", &options]);
        cluster
    }

    /// Runs a script of one statement a line, each for itself.
    pub fn refusals(&self, statements: &[String]) -> Vec<Refusal> {
        let script = self.folder.path().join("script.sql");
        let lines: Vec<String> = statements.iter().map(|sql| format!("{};", one_line(sql))).collect();
        fs::write(&script, lines.join("\n")).expect("a script");
        let told = Command::new(self.programs.join("psql"))
            .args(["--no-psqlrc", "--quiet", "--username=rollbook", "--dbname=postgres"])
            .arg("--host")
            .arg(self.folder.path())
            .arg("--file")
            .arg(&script)
            .args(["--variable", "VERBOSITY=terse"])
            .env("LC_ALL", "C")
            .output()
            .expect("psql");
        let told = String::from_utf8_lossy(&told.stderr).into_owned();
        told.lines().filter_map(|line| refusal(line, &script)).collect()
    }

    fn must(&self, program: &str, arguments: &[&str]) {
        let done = self.as_ordinary_user(program, arguments);
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "{program}: {told}");
    }

    fn as_ordinary_user(&self, program: &str, arguments: &[&str]) -> Output {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            let user = [format!("--reuid={ORDINARY_USER}"), format!("--regid={ORDINARY_USER}")];
            command.args(user).args(["--clear-groups", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.arg("--pgdata").arg(self.folder.path().join("data")).args(arguments);
        // Its own folder, since the test's may be closed to the other user.
        command.current_dir(self.folder.path()).env("LC_ALL", "C");
        // The server would keep a pipe open.
        if arguments.contains(&"start") {
            command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        }
        command.output().expect("PostgreSQL; tests/install brings it")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.as_ordinary_user("pg_ctl", &["stop", "--wait", "--mode=immediate"]);
    }
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|itself| itself.uid() == 0)
}

fn number(told: &Output) -> u32 {
    String::from_utf8_lossy(&told.stdout).trim().parse().expect("the user that PostgreSQL's package makes")
}

/// Debian keeps the server's programs out of the path, by version.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL; tests/install brings it");
    let found = versions.filter_map(Result::ok).map(|version| version.path().join("bin"));
    found.filter(|folder| folder.join("initdb").exists()).max().expect("PostgreSQL; tests/install brings it")
}

fn one_line(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `psql:/path/script.sql:7: ERROR:  …`
fn refusal(told: &str, script: &Path) -> Option<Refusal> {
    let rest = told.strip_prefix(&format!("psql:{}:", script.display()))?;
    let (line, message) = rest.split_once(": ERROR:  ")?;
    Some(Refusal { line: line.parse::<usize>().ok()? - 1, message: message.to_owned() })
}
