//! The build script: has the linker pack the addresses that the loader rewrites at a start, 0.6 MiB of the binary,
//! and takes the blanks out of the API description that is compiled in, more than half of it.
//! docs/decisions/2026-11-28-light-feet.md

use std::path::Path;
use std::process::Command;

/// The first glibc whose loader reads them: Debian 12's.
const FIRST: (u32, u32) = (2, 36);

fn main() {
    println!("cargo::rerun-if-changed=packaging/link.rs");
    squeeze("docs/openapi.json");
    if loader_reads_packed_addresses() {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// Writes the JSON of a file without the blanks between its values, where the sources find it.
fn squeeze(path: &str) {
    println!("cargo::rerun-if-changed={path}");
    let text = std::fs::read_to_string(path).expect("the API description can be read");
    let (mut is_text, mut is_escaped) = (false, false);
    let squeezed: String = text
        .chars()
        .filter(|letter| {
            let stays = is_text || !letter.is_ascii_whitespace();
            is_text ^= *letter == '"' && !is_escaped;
            is_escaped = is_text && *letter == '\\' && !is_escaped;
            stays
        })
        .collect();
    let folder = std::env::var("OUT_DIR").expect("cargo names a folder");
    std::fs::write(Path::new(&folder).join("openapi.json"), squeezed).expect("it can be written");
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
