//! What one scrypt hash costs, and the text form (PHC string) in which a hash is kept.
//! The figures are those of OWASP's password storage page.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

const ONE_MIB: u64 = 1024 * 1024;

/// No stored hash may ask for more than this, whoever wrote it into the database or an import.
const MOST_MEMORY_BYTES: u64 = 256 * ONE_MIB;
const MOST_WORK: u64 = 16 * ScryptCost::RECOMMENDED.work();

/// The figures of scrypt: N = 2^`log_n` blocks of 128·`r` bytes, `p` times over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScryptCost {
    pub log_n: u8,
    pub r: u32,
    pub p: u32,
}

impl ScryptCost {
    pub const RECOMMENDED: Self = Self::new(17, 8, 1);

    /// What OWASP lists as equally strong: less memory against more rounds.
    pub const OWASP_EQUALS: [Self; 4] =
        [Self::RECOMMENDED, Self::new(16, 8, 2), Self::new(15, 8, 3), Self::new(14, 8, 5)];

    pub const fn new(log_n: u8, r: u32, p: u32) -> Self {
        Self { log_n, r, p }
    }

    /// What one hash occupies while it runs.
    pub const fn memory_bytes(self) -> u64 {
        (128 * self.r as u64).saturating_mul(1 << (if self.log_n > 40 { 40 } else { self.log_n }))
    }

    /// Block mixes of one hash, the measure of its time.
    pub const fn work(self) -> u64 {
        (self.memory_bytes() / 128).saturating_mul(self.p as u64)
    }

    /// As strong as one of the four listed figures, or stronger in every figure.
    pub fn is_at_least_owasp(self) -> bool {
        Self::OWASP_EQUALS
            .iter()
            .any(|floor| self.log_n >= floor.log_n && self.r >= floor.r && self.p >= floor.p)
    }

    /// Whether a hash of these figures should be made anew now that `current` is asked for.
    /// Figures that OWASP calls equal are not below one another.
    pub fn is_below(self, current: Self) -> bool {
        let equal = self.is_at_least_owasp() && Self::OWASP_EQUALS.contains(&current);
        !equal && (self.memory_bytes() < current.memory_bytes() || self.work() < current.work())
    }

    /// Whether this process is willing to compute it at all.
    pub fn is_bearable(self) -> bool {
        self.log_n >= 1
            && self.r >= 1
            && self.p >= 1
            && self.memory_bytes() <= MOST_MEMORY_BYTES
            && self.work() <= MOST_WORK
    }

    /// Extra work that makes a look at a hash of these figures last as long as one of `current`;
    /// else the time of a refusal would tell old accounts from unknown names.
    pub(super) fn work_missing_to(self, current: Self) -> Option<Self> {
        let one_pass = Self { p: 1, ..self }.work();
        let missing = current.work().checked_sub(self.work())?;
        let passes = u32::try_from(missing / one_pass).ok()?;
        (passes > 0).then_some(Self { p: passes, ..self })
    }
}

impl Default for ScryptCost {
    fn default() -> Self {
        Self::RECOMMENDED
    }
}

impl fmt::Display for ScryptCost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ln={},r={},p={}", self.log_n, self.r, self.p)
    }
}

/// A stored hash taken apart: figures, salt and the derived bytes.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct StoredHash {
    pub cost: ScryptCost,
    pub salt: Vec<u8>,
    pub output: Vec<u8>,
}

impl StoredHash {
    /// Reads `$scrypt$ln=17,r=8,p=1$salt$hash`. `None` for anything else, for figures that are
    /// not bearable, and for salts and outputs too short to be worth anything.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix("$scrypt$")?.split('$');
        let (figures, salt, output) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let stored = Self {
            cost: parse_figures(figures)?,
            salt: STANDARD_NO_PAD.decode(salt).ok()?,
            output: STANDARD_NO_PAD.decode(output).ok()?,
        };
        let sized = (8..=64).contains(&stored.salt.len()) && (16..=64).contains(&stored.output.len());
        (sized && stored.cost.is_bearable()).then_some(stored)
    }

    pub fn to_phc(&self) -> String {
        format!(
            "$scrypt${}${}${}",
            self.cost,
            STANDARD_NO_PAD.encode(&self.salt),
            STANDARD_NO_PAD.encode(&self.output)
        )
    }
}

fn parse_figures(text: &str) -> Option<ScryptCost> {
    let mut figures = text.split(',');
    let cost = ScryptCost::new(
        figures.next()?.strip_prefix("ln=")?.parse().ok()?,
        figures.next()?.strip_prefix("r=")?.parse().ok()?,
        figures.next()?.strip_prefix("p=")?.parse().ok()?,
    );
    figures.next().is_none().then_some(cost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recommended_cost_takes_128_mib() {
        assert_eq!(ScryptCost::default().memory_bytes(), 128 * ONE_MIB);
    }

    #[test]
    fn the_four_listed_costs_are_owasp_and_weaker_ones_are_not() {
        for cost in ScryptCost::OWASP_EQUALS {
            assert!(cost.is_at_least_owasp(), "{cost}");
        }
        assert!(ScryptCost::new(18, 8, 1).is_at_least_owasp());
        for weak in [(16, 8, 1), (15, 8, 2), (14, 8, 4), (17, 4, 1), (13, 8, 10)] {
            assert!(!ScryptCost::new(weak.0, weak.1, weak.2).is_at_least_owasp());
        }
    }

    #[test]
    fn equal_figures_are_not_below_one_another_but_weaker_ones_are() {
        for one in ScryptCost::OWASP_EQUALS {
            for other in ScryptCost::OWASP_EQUALS {
                assert!(!one.is_below(other));
            }
            assert!(ScryptCost::new(12, 8, 1).is_below(one));
        }
        assert!(ScryptCost::RECOMMENDED.is_below(ScryptCost::new(18, 8, 1)));
        assert!(!ScryptCost::new(18, 8, 1).is_below(ScryptCost::RECOMMENDED));
    }

    #[test]
    fn a_weaker_hash_is_topped_up_to_the_work_of_the_current_one() {
        let current = ScryptCost::RECOMMENDED;
        let old = ScryptCost::new(14, 8, 1);
        let rest = old.work_missing_to(current).expect("there is work missing");
        assert_eq!(old.work() + rest.work(), current.work());
        assert_eq!(current.work_missing_to(current), None);
        assert_eq!(current.work_missing_to(old), None);
    }

    #[test]
    fn a_phc_string_reads_back_as_written() {
        let text = "$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E";
        let stored = StoredHash::parse(text).expect("it is well formed");
        assert_eq!(stored.cost, ScryptCost::new(16, 8, 1));
        assert_eq!((stored.salt.len(), stored.output.len()), (16, 32));
        assert_eq!(stored.to_phc(), text);
    }

    #[test]
    fn absurd_or_malformed_hashes_are_not_read() {
        let tail = "$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E";
        for figures in [
            "ln=40,r=8,p=1",
            "ln=17,r=4294967295,p=4294967295",
            "ln=17,r=8,p=4000",
            "ln=0,r=8,p=1",
            "ln=17,r=0,p=1",
            "ln=17,r=8,p=0",
            "ln=256,r=8,p=1",
            "ln=17,r=8",
            "ln=17,r=8,p=1,x=2",
            "r=8,ln=17,p=1",
        ] {
            assert!(StoredHash::parse(&format!("$scrypt${figures}{tail}")).is_none(), "{figures}");
        }
        for text in ["", "$scrypt$", "$argon2id$ln=17,r=8,p=1$aaaa$bbbb", "$scrypt$ln=17,r=8,p=1$$"] {
            assert!(StoredHash::parse(text).is_none(), "{text}");
        }
    }
}
