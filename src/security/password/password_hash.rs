//! Passwords into scrypt hashes and back to a verdict, on threads of their own, so that neither
//! a rush of sign-ups nor an unknown name costs the rest of the server its time or memory.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use subtle::ConstantTimeEq;

use super::hash_queue::HashQueue;
use super::memory;
pub use super::scrypt::HashError;
use super::scrypt::{Plain, derive};
use super::scrypt_cost::{ScryptCost, StoredHash};
use crate::domain::Entropy;

const SALT_BYTES: usize = 16;
const OUTPUT_BYTES: usize = 32;
const MIB: u64 = 1024 * 1024;

/// How much hashing may go on at once: `threads` × the cost's memory is the most it can take.
#[derive(Debug, Clone, Copy)]
pub struct HasherBounds {
    pub threads: usize,
    /// How many may wait beyond those that run.
    pub queue: usize,
    /// How long one may wait for its turn.
    pub queue_timeout: Duration,
}

/// A hash in its PHC text form, as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Wrong,
    /// `needs_rehash` when the stored figures are below the current ones.
    Right {
        needs_rehash: bool,
    },
}

#[derive(Debug, thiserror::Error)]
pub enum HasherStartError {
    #[error("the scrypt cost {0} is not one this program can compute")]
    Cost(ScryptCost),
    #[error(
        "one password hash takes {needed_mib} MiB of memory and only {available_mib} MiB are free: \
         free some, raise the container's limit, or choose a scrypt cost that takes less"
    )]
    Memory { needed_mib: u64, available_mib: u64 },
    #[error("the hashing threads could not be started: {0}")]
    Threads(#[from] std::io::Error),
}

/// Hashes and verifies behind a bound. One for the whole process, shared by reference.
pub struct Hasher {
    cost: ScryptCost,
    queue: HashQueue,
    entropy: Arc<dyn Entropy>,
    begun: AtomicU64,
}

impl Hasher {
    /// Takes fewer threads than asked for when their memory does not fit the machine.
    pub fn start(
        cost: ScryptCost,
        bounds: HasherBounds,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, HasherStartError> {
        if !cost.is_bearable() {
            return Err(HasherStartError::Cost(cost));
        }
        let threads = fitting_threads(cost, bounds.threads.max(1), memory::available_bytes())?;
        let first_guess = Duration::from_nanos(cost.work().saturating_mul(400));
        let queue = HashQueue::start(threads, bounds.queue, bounds.queue_timeout, first_guess)?;
        Ok(Self { cost, queue, entropy, begun: AtomicU64::new(0) })
    }

    /// `password` is already NFC-normalised and of bounded length: the domain sees to both.
    pub async fn hash(&self, password: &str) -> Result<PasswordHash, HashError> {
        self.queue.run(self.hash_job(password)).await?
    }

    /// With no stored hash, as for an unknown name, it does the same work and finds it wrong.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Result<Verdict, HashError> {
        self.queue.run(self.verify_job(password, stored)).await?
    }

    /// For the command line; waits as long as it takes. Never call it on an async worker.
    pub fn hash_blocking(&self, password: &str) -> Result<PasswordHash, HashError> {
        self.queue.run_blocking(self.hash_job(password))?
    }

    /// See [`Self::hash_blocking`].
    pub fn verify_blocking(&self, password: &str, stored: Option<&str>) -> Result<Verdict, HashError> {
        self.queue.run_blocking(self.verify_job(password, stored))?
    }

    pub fn cost(&self) -> ScryptCost {
        self.cost
    }

    /// Threads that were started, which may be fewer than asked for.
    pub fn threads(&self) -> usize {
        self.queue.threads()
    }

    /// How many passwords were taken in to be hashed or checked since the start. Answers that must
    /// not be told apart by their time must have cost the same number.
    pub fn begun(&self) -> u64 {
        self.begun.load(Ordering::Relaxed)
    }

    /// How many callers wait for a thread.
    pub fn waiting(&self) -> usize {
        self.queue.waiting()
    }

    fn hash_job(&self, password: &str) -> impl FnOnce() -> Result<PasswordHash, HashError> + Send + 'static {
        self.begun.fetch_add(1, Ordering::Relaxed);
        let (cost, password) = (self.cost, Plain::new(password));
        let mut salt = vec![0; SALT_BYTES];
        self.entropy.fill(&mut salt);
        move || {
            let output = derive(&password, &salt, cost, OUTPUT_BYTES)?;
            let stored = StoredHash { cost, salt, output };
            Ok(PasswordHash(stored.to_phc()))
        }
    }

    fn verify_job(
        &self,
        password: &str,
        stored: Option<&str>,
    ) -> impl FnOnce() -> Result<Verdict, HashError> + Send + 'static {
        self.begun.fetch_add(1, Ordering::Relaxed);
        let (cost, password) = (self.cost, Plain::new(password));
        let known = stored.and_then(StoredHash::parse);
        if stored.is_some() && known.is_none() {
            tracing::error!("a stored password hash cannot be read; its account cannot sign in");
        }
        move || match known {
            Some(stored) => judge(&password, &stored, cost),
            None => derive(&password, &[0; SALT_BYTES], cost, OUTPUT_BYTES).map(|_| Verdict::Wrong),
        }
    }
}

fn judge(password: &Plain, stored: &StoredHash, cost: ScryptCost) -> Result<Verdict, HashError> {
    let output = derive(password, &stored.salt, stored.cost, stored.output.len())?;
    if output.ct_eq(&stored.output).into() {
        let needs_rehash = stored.cost.is_below(cost);
        return Ok(Verdict::Right { needs_rehash });
    }
    if let Some(rest) = stored.cost.work_missing_to(cost) {
        derive(password, &stored.salt, rest, OUTPUT_BYTES)?;
    }
    Ok(Verdict::Wrong)
}

fn fitting_threads(
    cost: ScryptCost,
    wanted: usize,
    available: Option<u64>,
) -> Result<usize, HasherStartError> {
    let Some(available) = available else {
        return Ok(wanted);
    };
    let threads = memory::how_many_fit(wanted, cost.memory_bytes(), available);
    if threads == 0 {
        return Err(HasherStartError::Memory {
            needed_mib: cost.memory_bytes().div_ceil(MIB),
            available_mib: available / MIB,
        });
    }
    if threads < wanted {
        tracing::warn!(
            wanted,
            threads,
            available_mib = available / MIB,
            "memory allows fewer hashing threads than the settings ask for"
        );
    }
    Ok(threads)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::security::entropy::testing::CountingEntropy;

    const CHEAP: ScryptCost = ScryptCost::new(4, 8, 1);
    const CHEAPER: ScryptCost = ScryptCost::new(3, 8, 1);

    fn hasher(cost: ScryptCost) -> Hasher {
        let bounds = HasherBounds { threads: 2, queue: 8, queue_timeout: Duration::from_secs(30) };
        Hasher::start(cost, bounds, Arc::new(CountingEntropy::default())).expect("it starts")
    }

    #[tokio::test]
    async fn a_hashed_password_verifies_and_another_does_not() {
        let hasher = hasher(CHEAP);
        let hash = hasher.hash("Tee mit Müh").await.expect("hashed");
        assert!(hash.as_str().starts_with("$scrypt$ln=4,r=8,p=1$"));
        let right = hasher.verify("Tee mit Müh", Some(hash.as_str())).await;
        assert_eq!(right, Ok(Verdict::Right { needs_rehash: false }));
        let wrong = hasher.verify("Tee mit Muh", Some(hash.as_str())).await;
        assert_eq!(wrong, Ok(Verdict::Wrong));
    }

    #[tokio::test]
    async fn two_hashes_of_one_password_differ() {
        let hasher = hasher(CHEAP);
        assert_ne!(hasher.hash("same").await, hasher.hash("same").await);
    }

    #[tokio::test]
    async fn an_unknown_account_and_an_unreadable_hash_are_wrong() {
        let hasher = hasher(CHEAP);
        assert_eq!(hasher.verify("any", None).await, Ok(Verdict::Wrong));
        assert_eq!(hasher.verify("any", Some("$2b$12$x")).await, Ok(Verdict::Wrong));
        assert_eq!(hasher.verify("", Some("")).await, Ok(Verdict::Wrong));
    }

    #[tokio::test]
    async fn a_hash_of_lower_figures_verifies_and_asks_to_be_made_anew() {
        let old = hasher(CHEAPER).hash("kept for years").await.expect("hashed");
        let hasher = hasher(CHEAP);
        let right = hasher.verify("kept for years", Some(old.as_str())).await;
        assert_eq!(right, Ok(Verdict::Right { needs_rehash: true }));
        let wrong = hasher.verify("kept for year", Some(old.as_str())).await;
        assert_eq!(wrong, Ok(Verdict::Wrong));
    }

    #[tokio::test]
    async fn a_hash_of_another_program_verifies() {
        let passlib =
            "$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E";
        let verdict = hasher(CHEAP).verify("password", Some(passlib)).await;
        assert_eq!(verdict, Ok(Verdict::Right { needs_rehash: false }));
    }

    #[test]
    fn the_blocking_forms_need_no_runtime() {
        let hasher = hasher(CHEAP);
        let hash = hasher.hash_blocking("on the machine").expect("hashed");
        let verdict = hasher.verify_blocking("on the machine", Some(hash.as_str()));
        assert_eq!(verdict, Ok(Verdict::Right { needs_rehash: false }));
    }

    #[test]
    fn memory_decides_how_many_threads_there_are() {
        let cost = ScryptCost::RECOMMENDED;
        let fitting = |mib: u64| fitting_threads(cost, 4, Some(mib * MIB));
        assert_eq!(fitting(4000).expect("fits"), 4);
        assert_eq!(fitting(300).expect("fits"), 2);
        assert_eq!(fitting_threads(cost, 4, None).expect("unknown"), 4);
        let error = fitting(100).expect_err("too little").to_string();
        assert!(error.contains("128 MiB") && error.contains("100 MiB"), "{error}");
    }

    #[test]
    fn an_absurd_cost_does_not_start() {
        let bounds = HasherBounds { threads: 1, queue: 1, queue_timeout: Duration::ZERO };
        let absurd = ScryptCost::new(40, 8, 1);
        let started = Hasher::start(absurd, bounds, Arc::new(CountingEntropy::default()));
        assert!(matches!(started, Err(HasherStartError::Cost(_))));
    }
}
