//! Where to go after signing in: only to pages of our own.

/// The question of an action over a page's accounts names each of them.
const LONGEST: usize = 4096;

/// The path, if it is one of ours: `/…`, but neither `//host` nor `/\host`, and nothing hidden.
pub fn local_path(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('/')?;
    let plain = !rest.starts_with(['/', '\\'])
        && text.len() <= LONGEST
        && text.chars().all(|c| c.is_ascii_graphic() && c != '\\')
        && rocket::http::uri::Origin::parse(text).is_ok();
    plain.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_our_own_are_followed() {
        for fine in ["/", "/account", "/account/password?x=1"] {
            assert_eq!(local_path(fine), Some(fine));
        }
        for wrong in [
            "",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/a\\b",
            "/\t/evil.example",
            "/a\nb",
            " /account",
        ] {
            assert_eq!(local_path(wrong), None, "{wrong:?}");
        }
    }
}
