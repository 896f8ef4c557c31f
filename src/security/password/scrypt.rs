//! The one call of scrypt, and why it may fail.

use std::hint::black_box;
use std::time::Duration;

use super::scrypt_cost::ScryptCost;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HashError {
    /// The queue is full, or the turn did not come in time. Whole seconds, at least one.
    #[error("too many passwords are being checked, try again in {} s", .retry_after.as_secs())]
    Busy { retry_after: Duration },
    #[error("the password hasher is stopping")]
    Stopped,
    /// No memory to be had, or a fault of ours; the log says more.
    #[error("the password could not be hashed")]
    Failed,
}

pub(super) fn derive(
    password: &Plain,
    salt: &[u8],
    cost: ScryptCost,
    output_bytes: usize,
) -> Result<Vec<u8>, HashError> {
    if !memory_can_be_had(cost) {
        tracing::error!(%cost, "no memory for a password hash");
        return Err(HashError::Failed);
    }
    let params = ::scrypt::Params::new(cost.log_n, cost.r, cost.p).map_err(|_| HashError::Failed)?;
    let mut output = vec![0; output_bytes];
    ::scrypt::scrypt(&password.0, salt, &params, &mut output).map_err(|_| HashError::Failed)?;
    Ok(output)
}

/// scrypt aborts the whole process when it cannot allocate; asking first makes that an error.
/// The pages are not touched, so asking costs microseconds.
fn memory_can_be_had(cost: ScryptCost) -> bool {
    let mut probe: Vec<u8> = Vec::new();
    let bytes = usize::try_from(cost.memory_bytes()).unwrap_or(usize::MAX);
    let had = probe.try_reserve_exact(bytes).is_ok();
    black_box(&probe);
    had
}

/// A password on its way to a thread; its bytes are wiped when it is done with.
pub(super) struct Plain(Vec<u8>);

impl Plain {
    pub fn new(password: &str) -> Self {
        Self(password.as_bytes().to_vec())
    }
}

impl Drop for Plain {
    fn drop(&mut self) {
        self.0.fill(0);
        // Keeps the compiler from leaving the wiping out.
        black_box(&self.0);
    }
}
