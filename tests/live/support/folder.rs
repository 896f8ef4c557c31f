//! A folder that Rollbook is started in, with the environment it is started under.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::Server;

const PROGRAM: &str = env!("CARGO_BIN_EXE_rollbook");

pub struct Folder {
    root: TempDir,
    environment: BTreeMap<String, String>,
    /// A program that starts Rollbook in its turn, with its arguments.
    launcher: Vec<String>,
    program: PathBuf,
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub struct CommandOutput {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Folder {
    /// Empty, and without any configuration but a port of its own.
    pub fn unconfigured() -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(root.path().join("server")).expect("a folder for the server");
        Self { root, environment: BTreeMap::new(), launcher: Vec::new(), program: PROGRAM.into() }
            .with("ROLLBOOK_PORT", "0")
    }

    /// With passwords that are cheap to hash: what is tested is something else.
    pub fn new() -> Self {
        Self::unconfigured()
            .with("ROLLBOOK_PASSWORD_SCRYPT", "8/8/1")
            .with("ROLLBOOK_PASSWORD_ALLOW_WEAK_SCRYPT", "only-for-tests")
    }

    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// Starts this binary in the place of the one that was built for the tests.
    pub fn of_program(self, program: &Path) -> Self {
        Self { program: program.to_owned(), ..self }
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.environment.insert(name.to_owned(), value.into());
    }

    /// From now on this command starts Rollbook, which has to become Rollbook itself.
    pub fn starts_behind(&mut self, launcher: Vec<String>) {
        self.launcher = launcher;
    }

    /// Where it is started, and where the database lies.
    pub fn path(&self) -> PathBuf {
        self.root.path().join("server")
    }

    pub fn database(&self) -> PathBuf {
        self.path().join("rollbook.db")
    }

    /// Beside the server's own folder, for what the test keeps.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// Starts the server and waits until it is open.
    #[track_caller]
    pub fn open(&self) -> Server {
        Server::start(self).unwrap_or_else(|said| panic!("Rollbook did not open: {said:?}"))
    }

    /// The same, with its log on this.
    #[track_caller]
    pub fn open_with_log(&self, log: Stdio) -> Server {
        Server::start_with(self, Some(log)).unwrap_or_else(|said| panic!("Rollbook did not open: {said:?}"))
    }

    /// Starts the server and waits for it to give up.
    #[track_caller]
    pub fn fails_to_open(&self) -> CommandOutput {
        match Server::start(self) {
            Ok(_) => panic!("Rollbook opened"),
            Err(said) => said,
        }
    }

    pub fn run(&self, arguments: &[&str]) -> CommandOutput {
        self.run_with(arguments, "")
    }

    /// Runs one command to its end, with this on its standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> CommandOutput {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Rollbook starts");
        // A command that reads nothing may be gone before it is written to.
        let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("Rollbook ends");
        CommandOutput::new(
            output.status,
            String::from_utf8_lossy(&output.stdout).into_owned(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    }

    /// Only the environment that the test names, and the folder to work in.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut words = self.launcher.iter().map(OsStr::new).chain([self.program.as_os_str()]);
        let mut command = Command::new(words.next().unwrap_or(self.program.as_os_str()));
        command.args(words).args(arguments).current_dir(self.path()).env_clear();
        command.env("PATH", "/usr/bin:/bin").envs(&self.environment);
        command
    }

    pub(super) fn root(&self) -> &Path {
        self.root.path()
    }
}

impl CommandOutput {
    pub(super) fn new(status: ExitStatus, out: String, err: String) -> Self {
        Self { code: status.code().unwrap_or(-1), out, err }
    }

    /// What was printed, when the command did what it was asked to.
    #[track_caller]
    pub fn fine(&self) -> &str {
        assert_eq!(self.code, 0, "{self:?}");
        self.out.trim_end()
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(self.fine()).unwrap_or_else(|error| panic!("no JSON ({error}): {self:?}"))
    }

    /// The words of a command that failed with this code.
    #[track_caller]
    pub fn fails_with(&self, code: i32) -> &str {
        assert_eq!(self.code, code, "{self:?}");
        assert!(!self.err.contains("panicked"), "{self:?}");
        self.err.trim_end()
    }
}
