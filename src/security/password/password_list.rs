//! Whether a password is one that everybody tries first: on the list of common and breached
//! ones, a listed word said over and over, or fingers running along the keyboard.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::LazyLock;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "src/security/password/"]
#[include = "common_passwords.txt"]
struct Lists;

/// Lower-cased, one a line, in the order of their bytes. Sources: `docs/third-party.md`.
static COMMON: LazyLock<Cow<'static, str>> = LazyLock::new(|| {
    let list = Lists::get("common_passwords.txt").expect("the list is compiled in");
    match list.data {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes).expect("the list is UTF-8")),
    }
});

/// Rows along which fingers run, forwards or backwards, on the usual layouts.
const ROWS: [&str; 12] = [
    "`1234567890-=",
    "01234567890",
    "!@#$%^&*()_+",
    "qwertyuiop[]",
    "qwertzuiopü+",
    "azertyuiop^$",
    "asdfghjkl;'",
    "asdfghjklöä#",
    "qsdfghjklmù",
    "zxcvbnm,./",
    "yxcvbnm,.-",
    "abcdefghijklmnopqrstuvwxyz",
];

/// Shorter runs occur in ordinary words.
const SHORTEST_RUN: usize = 3;
/// Any unit this short, said over and over, is as good as none.
const TRIVIAL_UNIT: usize = 3;

/// Compared without case. Allocates nothing; a look takes about a microsecond.
pub fn is_common(password: &str) -> bool {
    is_listed(password) || repeats_a_common_unit(password) || is_made_of_runs(password)
}

pub fn is_listed(word: &str) -> bool {
    let (mut low, mut high) = (0, COMMON.len());
    while low < high {
        let (start, end) = line_around(low.midpoint(high));
        match compare(&COMMON[start..end], word) {
            Ordering::Equal => return true,
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
        }
    }
    false
}

/// The bounds of the line that the byte at `place` belongs to, without its line end.
fn line_around(place: usize) -> (usize, usize) {
    let bytes = COMMON.as_bytes();
    let start = bytes[..place].iter().rposition(|&b| b == b'\n');
    let end = bytes[place..].iter().position(|&b| b == b'\n');
    (start.map_or(0, |at| at + 1), end.map_or(bytes.len(), |at| place + at))
}

/// UTF-8 sorts as its characters do, so the file's byte order serves.
fn compare(line: &str, word: &str) -> Ordering {
    line.chars().cmp(lowered(word))
}

fn lowered(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().flat_map(char::to_lowercase)
}

fn repeats_a_common_unit(password: &str) -> bool {
    (1..=password.len() / 2)
        .filter(|&length| password.len().is_multiple_of(length))
        .filter_map(|length| password.split_at_checked(length))
        .filter(|(unit, rest)| repeats(unit, rest))
        .any(|(unit, _)| unit.chars().count() <= TRIVIAL_UNIT || is_listed(unit))
}

fn repeats(unit: &str, rest: &str) -> bool {
    let mut pieces = rest.as_bytes().chunks(unit.len());
    pieces.all(|piece| piece.eq_ignore_ascii_case(unit.as_bytes()))
}

/// Cut greedily into runs; only what is left at the very end may be shorter than a run.
fn is_made_of_runs(password: &str) -> bool {
    let mut rest = password;
    let mut runs = 0;
    while !rest.is_empty() {
        let letters = rest.chars().count();
        let run = longest_run(rest);
        if run < SHORTEST_RUN.min(letters) || (runs == 0 && run < SHORTEST_RUN) {
            return false;
        }
        let cut = rest.char_indices().nth(run).map_or(rest.len(), |(at, _)| at);
        rest = &rest[cut..];
        runs += 1;
    }
    runs > 0
}

/// In characters, from the start of `text`.
fn longest_run(text: &str) -> usize {
    let along_rows =
        ROWS.iter().flat_map(|row| [run_along(text, row.chars()), run_along(text, row.chars().rev())]).max();
    along_rows.unwrap_or(0).max(same_letter(text))
}

fn run_along(text: &str, row: impl Iterator<Item = char>) -> usize {
    let mut letters = lowered(text);
    let Some(first) = letters.next() else {
        return 0;
    };
    let mut row = row.skip_while(|&key| key != first);
    if row.next().is_none() {
        return 0;
    }
    1 + letters.zip(row).take_while(|(letter, key)| letter == key).count()
}

fn same_letter(text: &str) -> usize {
    let first = lowered(text).next();
    lowered(text).take_while(|&letter| Some(letter) == first).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_lower_cased_and_long_enough() {
        let lines: Vec<&str> = COMMON.lines().collect();
        assert!(lines.len() >= 10_000);
        assert!(COMMON.len() <= 1024 * 1024);
        assert!(lines.is_sorted_by(|one, next| one < next));
        assert!(lines.iter().all(|line| line.chars().eq(lowered(line)) && !line.is_empty()));
        let long = lines.iter().filter(|line| line.chars().count() >= 12).count();
        assert!(long >= 10_000, "only {long} would matter to a minimum of 12 characters");
    }

    #[test]
    fn every_listed_password_is_found_in_any_case() {
        for line in COMMON.lines() {
            assert!(is_listed(line), "{line}");
        }
        for word in ["PassWord", "QWERTY123456", "Unbelievable", "ПАРОЛЬ"] {
            assert!(is_common(word), "{word}");
        }
    }

    #[test]
    fn a_common_word_said_over_and_over_is_common() {
        for word in ["passwordpassword", "Monkeymonkeymonkey", "abcabcabcabc", "1a1a1a1a1a1a"] {
            assert!(is_common(word), "{word}");
        }
    }

    #[test]
    fn runs_along_the_keyboard_are_common() {
        for word in [
            "123456789012",
            "aaaaaaaaaaaa",
            "qwertyuiop12",
            "0987654321098",
            "qwertzuiopü+",
            "asdfghjklzxcvbnm",
            "abcdefghijklmnop",
            "ZYXWVUTSRQPONML",
            "111222333444",
            "éééééééééééé",
        ] {
            assert!(is_common(word), "{word}");
        }
    }

    #[test]
    fn ordinary_passphrases_are_left_alone() {
        for word in [
            "correct horse battery",
            "vier blaue Tassen Tee",
            "Xk7#pQ2!mZ9w",
            "rivers and defghosts",
            "my cat is called Stu",
            "onetwothreefourfive six",
            "123 steps to the sea",
            "ночь улица фонарь аптека",
            "🦀🐙🦑🐚🐠🐡🐬🐳🐋🦈🦐🦞",
            "",
        ] {
            assert!(!is_common(word), "{word}");
        }
    }

    #[test]
    fn very_long_passwords_take_no_time() {
        let began = std::time::Instant::now();
        assert!(!is_common(&"never the same, always new ".repeat(37).replacen('n', "m", 1)));
        assert!(began.elapsed().as_millis() < 500);
    }
}
