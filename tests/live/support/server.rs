//! A running Rollbook. It is killed when the test ends, however that ends.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use rustix::process::{Pid, Signal, kill_process};

use super::{Client, CommandOutput, Folder, PATIENCE, until};

pub struct Server {
    child: Child,
    out: PathBuf,
    err: PathBuf,
    pub url: String,
    /// As it was printed, when nobody administrates the server yet.
    pub setup_link: Option<String>,
}

impl Server {
    pub(super) fn start(folder: &Folder) -> Result<Self, CommandOutput> {
        Self::start_with(folder, None)
    }

    /// `log` takes the place of the file that the log is read from.
    pub(super) fn start_with(folder: &Folder, log: Option<Stdio>) -> Result<Self, CommandOutput> {
        static STARTS: AtomicU32 = AtomicU32::new(0);
        let number = STARTS.fetch_add(1, Ordering::Relaxed);
        let [out, err] = ["out", "err"].map(|name| folder.root().join(format!("{number}.{name}")));
        let child = folder
            .command(&["serve"])
            .stdin(Stdio::null())
            .stdout(File::create(&out).expect("a file"))
            .stderr(log.unwrap_or_else(|| File::create(&err).expect("a file").into()))
            .spawn()
            .expect("Rollbook starts");
        let mut server = Self { child, out, err, url: String::new(), setup_link: None };
        let ended = until("Rollbook to open", PATIENCE, || {
            let ended = server.child.try_wait().expect("the child can be asked");
            (ended.is_some() || server.reads_greeting()).then_some(ended)
        });
        match ended {
            Some(status) => Err(CommandOutput::new(status, server.printed(), server.log())),
            None => Ok(server),
        }
    }

    /// Standard output is complete once its last lines are there: the address, the set-up link when
    /// there is one, and what is to be said about mail. Logged is the address before all of them.
    fn reads_greeting(&mut self) -> bool {
        let printed = self.printed();
        let Some(line) = printed.lines().find_map(|line| line.strip_prefix("Rollbook is open at ")) else {
            return false;
        };
        self.url = line.trim().to_owned();
        self.setup_link =
            printed.lines().map(str::trim).find(|line| line.contains("/setup/")).map(String::from);
        self.setup_link.is_some() || !printed.contains("Nobody administrates")
    }

    pub fn client(&self) -> Client {
        Client::new(&self.url)
    }

    /// `localhost:8000`
    pub fn host(&self) -> &str {
        self.url.strip_prefix("http://").expect("plain http")
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn printed(&self) -> String {
        fs::read_to_string(&self.out).expect("what was printed")
    }

    pub fn log(&self) -> String {
        fs::read_to_string(&self.err).unwrap_or_default()
    }

    /// SIGKILL: no chance to tidy up.
    pub fn kill(mut self) {
        self.child.kill().expect("the child can be killed");
        self.child.wait().expect("the child ends");
    }

    /// SIGTERM, as service managers send it.
    pub fn ask_to_stop(&self) {
        self.signal(Signal::TERM);
    }

    pub fn signal(&self, signal: Signal) {
        let id = Pid::from_child(&self.child);
        kill_process(id, signal).expect("the child can be signalled");
    }

    pub fn wait(&mut self) -> ExitStatus {
        let child = &mut self.child;
        until("Rollbook to stop", PATIENCE, || child.try_wait().expect("the child can be asked"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            eprintln!("--- Rollbook's log\n{}", self.log());
        }
    }
}
