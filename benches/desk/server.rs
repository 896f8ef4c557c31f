//! The servers under measurement: real processes on loopback, ended by their id.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Threads that can run at once.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
        .port()
}

/// A folder on the disk that the build is on; a memory disk would make every flush free.
pub fn folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder")
}

pub struct Server {
    child: Child,
    pub port: u16,
    pub folder: TempDir,
    /// From the start of the process to the first connection it took.
    pub started_in: Duration,
}

impl Server {
    /// Rollbook on a new folder, with an administrator `boss`.
    pub fn rollbook(variables: &[(&str, String)]) -> Self {
        let folder = folder();
        let create = ["account", "create", "--username", "boss", "--role", "admin", "--password-stdin"];
        Self::tells(folder.path(), &create, &format!("{PASSWORD}\n"));
        Self::on(folder, variables)
    }

    /// What a command prints that is run on the folder, with this on its standard input.
    pub fn tells(folder: &Path, arguments: &[&str], input: &str) -> String {
        let mut command = Self::command(folder);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the binary starts");
        let mut asked = child.stdin.take().expect("an input");
        std::io::Write::write_all(&mut asked, input.as_bytes()).expect("it is taken");
        drop(asked);
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{arguments:?}");
        String::from_utf8(output.stdout).expect("text")
    }

    pub fn on(folder: TempDir, variables: &[(&str, String)]) -> Self {
        let port = free_port();
        let mut command = Self::command(folder.path());
        command.env("ROLLBOOK_PORT", port.to_string()).env("ROLLBOOK_LOG_LEVEL", "error");
        // 64 callers wait for their turn instead of being sent away.
        command.env("ROLLBOOK_PASSWORD_QUEUE", "1000").env("ROLLBOOK_PASSWORD_PATIENCE_SECONDS", "120");
        command.envs(variables.iter().map(|(name, value)| (*name, value)));
        command.stdout(Stdio::null());
        let (child, started_in) = wait_for(command, port);
        Self { child, port, folder, started_in }
    }

    /// The empty Rocket, in a process like Rollbook's own.
    pub fn empty() -> Self {
        let port = free_port();
        let mut command = Command::new(std::env::current_exe().expect("our own path"));
        command.args([EMPTY_ROCKET, &port.to_string()]);
        let (child, started_in) = wait_for(command, port);
        Self { child, port, folder: folder(), started_in }
    }

    fn command(folder: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rollbook"));
        command.env_clear().env("ROLLBOOK_DATA_DIR", folder).current_dir(folder);
        command
    }

    /// A line of `/proc/PID/status` in MiB: `VmRSS` now, `VmHWM` at its highest.
    pub fn memory_mib(&self, line: &str) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("Linux");
        let found = status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':'));
        let kib: f64 = found.and_then(|text| text.split_whitespace().next()?.parse().ok()).expect("a figure");
        kib / 1024.0
    }

    /// Milliseconds that its threads have run on a core; other processes' share of the machine is not in it.
    pub fn busy_ms(&self) -> f64 {
        let threads = std::fs::read_dir(format!("/proc/{}/task", self.child.id())).expect("Linux");
        let nanoseconds = |path: PathBuf| -> Option<f64> {
            std::fs::read_to_string(path.join("schedstat")).ok()?.split(' ').next()?.parse().ok()
        };
        threads.flatten().filter_map(|thread| nanoseconds(thread.path())).sum::<f64>() / 1e6
    }

    /// From now on `VmHWM` tells of what comes.
    pub fn forget_highest_memory(&self) {
        std::fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5").expect("our own process");
    }

    /// Ends the process and keeps the folder.
    pub fn stop(mut self) -> TempDir {
        self.end();
        std::mem::replace(&mut self.folder, folder())
    }

    fn end(&mut self) {
        // It may have ended already.
        if self.child.kill().is_ok() {
            self.child.wait().expect("it ends");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// The argument by which this very program becomes the empty Rocket.
pub const EMPTY_ROCKET: &str = "empty-rocket";
pub const PASSWORD: &str = "measure twice, cut once";

pub fn binary() -> PathBuf {
    env!("CARGO_BIN_EXE_rollbook").into()
}

fn wait_for(mut command: Command, port: u16) -> (Child, Duration) {
    let began = Instant::now();
    let mut child = command.spawn().expect("the binary starts");
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(child.try_wait().expect("its state").is_none(), "the server ended at once");
        assert!(began.elapsed() < Duration::from_secs(30), "the server does not listen");
        std::thread::sleep(Duration::from_micros(300));
    }
    (child, began.elapsed())
}
