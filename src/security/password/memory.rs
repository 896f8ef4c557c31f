//! How much memory this process may still take: the machine's own account and every cgroup
//! above the process, whichever is least.

use std::fs;
use std::path::{Path, PathBuf};

const CGROUP_ROOT: &str = "/sys/fs/cgroup";

/// Bytes that can be had without swapping or being killed; `None` where nothing can be read
/// (not Linux, or no `/proc`).
pub fn available_bytes() -> Option<u64> {
    let machine = fs::read_to_string("/proc/meminfo").ok().and_then(|text| mem_available(&text));
    [machine, cgroup_available()].into_iter().flatten().min()
}

/// How many pieces of `each` bytes fit in `available`, at most `wanted`.
pub fn how_many_fit(wanted: usize, each: u64, available: u64) -> usize {
    usize::try_from(available / each.max(1)).unwrap_or(usize::MAX).min(wanted)
}

fn mem_available(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|l| l.strip_prefix("MemAvailable:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kib.checked_mul(1024)
}

fn cgroup_available() -> Option<u64> {
    let membership = fs::read_to_string("/proc/self/cgroup").ok()?;
    let own = membership.lines().find_map(|l| l.strip_prefix("0::"))?;
    let mut folder = PathBuf::from(CGROUP_ROOT);
    folder.push(own.trim_start_matches('/'));
    folder.ancestors().take_while(|at| at.starts_with(CGROUP_ROOT)).filter_map(left_in_cgroup).min()
}

/// A cgroup's file cache counts as used but is given back under pressure.
fn left_in_cgroup(folder: &Path) -> Option<u64> {
    let number =
        |name: &str| -> Option<u64> { fs::read_to_string(folder.join(name)).ok()?.trim().parse().ok() };
    let most = number("memory.max")?;
    let used = number("memory.current").unwrap_or(0);
    let stat = fs::read_to_string(folder.join("memory.stat")).unwrap_or_default();
    Some(most.saturating_sub(used.saturating_sub(inactive_file(&stat))))
}

fn inactive_file(stat: &str) -> u64 {
    stat.lines()
        .find_map(|l| l.strip_prefix("inactive_file "))
        .and_then(|number| number.trim().parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meminfo_is_read_in_bytes() {
        let text = "MemTotal:       24684092 kB\nMemAvailable:   24291144 kB\n";
        assert_eq!(mem_available(text), Some(24_291_144 * 1024));
        assert_eq!(mem_available("MemTotal: 1 kB\n"), None);
    }

    #[test]
    fn a_cgroup_limit_leaves_what_is_unused_or_mere_cache() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join(name), text).expect("written");
        };
        write("memory.max", "1000\n");
        write("memory.current", "700\n");
        write("memory.stat", "anon 500\ninactive_file 150\n");
        assert_eq!(left_in_cgroup(folder.path()), Some(450));
        write("memory.max", "max\n");
        assert_eq!(left_in_cgroup(folder.path()), None);
    }

    #[test]
    fn no_more_fit_than_were_wanted() {
        assert_eq!(how_many_fit(4, 100, 1000), 4);
        assert_eq!(how_many_fit(4, 100, 399), 3);
        assert_eq!(how_many_fit(4, 100, 99), 0);
    }
}
