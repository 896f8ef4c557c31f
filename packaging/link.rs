//! The build script: has the linker pack the addresses that the loader rewrites at a start, 0.6 MiB of the binary.
//! docs/decisions/2026-11-28-light-feet.md

use std::process::Command;

/// The first glibc whose loader reads them: Debian 12's.
const FIRST: (u32, u32) = (2, 36);

fn main() {
    println!("cargo::rerun-if-changed=packaging/link.rs");
    if loader_reads_packed_addresses() {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// Of a binary for another machine nothing is known, so it gets plain ones.
fn loader_reads_packed_addresses() -> bool {
    let target = std::env::var("TARGET").unwrap_or_default();
    let is_native = std::env::var("HOST").is_ok_and(|host| host == target);
    is_native && target.ends_with("-linux-gnu") && glibc().is_some_and(|version| version >= FIRST)
}

fn glibc() -> Option<(u32, u32)> {
    let told = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let (major, minor) = told.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
