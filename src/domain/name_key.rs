//! The one key by which names are compared, sorted and found: accounts' names, tags and saved filters.
//! docs/decisions/2026-11-28-folded-names.md says what it makes alike and what it keeps apart.

use unicode_normalization::UnicodeNormalization;

/// The name without case, without accents, and with what is only another way to write a letter as that letter.
/// Never empty for a name that is not: one of accents alone is its own key.
pub fn name_key(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let mut key = String::with_capacity(name.len());
    // What is taken apart stays so: 김 begins with 기, and stands in the same order.
    for letter in name.nfkd().filter(|letter| !is_accent(*letter)) {
        push_folded(letter, &mut key);
    }
    if key.is_empty() { name.to_owned() } else { key }
}

/// The marks above and below Latin, Greek and Cyrillic letters. Marks of other scripts are vowels, tones
/// or other consonants, and tell names apart; the iota below Greek ones is a letter in capitals.
fn is_accent(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{344}' | '\u{346}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Down, up and down again is Unicode's full case folding: ẞ becomes ß, SS and ss; ς becomes Σ and σ. It makes
/// the dotless ı an i, too.
fn push_folded(letter: char, key: &mut String) {
    if letter.is_ascii() {
        key.push(letter.to_ascii_lowercase());
        return;
    }
    let folded = letter.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    for letter in folded.filter(|letter| !is_accent(*letter)) {
        match latin(letter) {
            Some(plain) => key.push_str(plain),
            None => key.push(letter),
        }
    }
}

/// Latin letters that people write without the stroke, or as two, where their keyboard lacks them. Unicode
/// takes none of them apart.
fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ⱥ' => "a",
        'ƀ' => "b",
        'ȼ' => "c",
        'đ' | 'ð' => "d",
        'ɇ' => "e",
        'ǥ' => "g",
        'ħ' => "h",
        'ɨ' => "i",
        'ɉ' => "j",
        'ł' | 'ƚ' => "l",
        'ø' => "o",
        'ɍ' => "r",
        'ŧ' | 'ⱦ' => "t",
        'ʉ' => "u",
        'ɏ' => "y",
        'ƶ' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_by_case_accents_or_way_of_writing_has_one_key() {
        for (names, key) in [
            (&["Özil", "OZIL", "O\u{308}zil", "o\u{308}ZIL"][..], "ozil"),
            (&["Søren", "SØREN", "soren"], "soren"),
            (&["Łukasz", "łUKASZ", "Lukasz"], "lukasz"),
            (&["Đorđe", "đorđe", "Dorde"], "dorde"),
            (&["Straße", "STRASSE", "STRAẞE"], "strasse"),
            (&["Æsa Þór Œuvre", "aesa thor oeuvre"], "aesa thor oeuvre"),
            (&["Nguyễn Thị Ấm", "NGUYEN THI AM"], "nguyen thi am"),
            (&["İstanbul", "ıstanbul", "ISTANBUL", "istanbul"], "istanbul"),
            (&["ΓΙΏΡΓΟΣ", "Γιώργος", "γιωργοσ"], "γιωργοσ"),
            (&["СЕРГЕЙ", "Сергей"], "сергеи"),
            (&["ﬁnn", "Ｆｉｎｎ", "FINN"], "finn"),
            (&["\u{212a}im", "kim"], "kim"),
            (&["Եւա", "և\u{561}"], "եւա"),
            (&["ᾳ", "ᾼ", "ΑΙ"], "αι"),
        ] {
            for name in names {
                assert_eq!(name_key(name), key, "{name}");
            }
        }
    }

    #[test]
    fn names_that_differ_in_other_scripts_stay_apart() {
        for (one, other) in [
            ("김철수", "김철소"),
            ("가", "각"),
            ("がく", "かく"),
            ("กิ่ง", "กง"),
            ("नीता", "नता"),
            ("أحمد", "احمد"),
            ("王小明", "王小朋"),
            ("שָׁלוֹם", "שלום"),
            ("🦊", "🐺"),
            ("a", "ä b"),
        ] {
            assert_ne!(name_key(one), name_key(other), "{one} {other}");
        }
        for kept in ["김철수", "がく", "กิ่ง", "नीता", "أحمد", "王小明", "🏴‍☠️"]
        {
            assert_eq!(name_key(kept).nfc().collect::<String>(), kept);
        }
        assert!(name_key("김철수").starts_with(&name_key("기")));
    }

    #[test]
    fn every_letter_has_a_key_that_its_case_does_not_change_and_that_is_its_own_key() {
        for letter in ('\u{0}'..='\u{2ffff}').filter(|letter| !is_accent(*letter)) {
            let name = letter.to_string();
            let key = name_key(&name);
            assert!(!key.is_empty(), "{letter:?}");
            assert_eq!(name_key(&key), key, "{letter:?}");
            assert_eq!(name_key(&name.to_uppercase()), key, "{letter:?}");
            assert_eq!(name_key(&name.to_lowercase()), key, "{letter:?}");
        }
    }

    #[test]
    fn a_name_of_accents_alone_keeps_them() {
        assert_eq!(name_key("\u{301}\u{308}"), "\u{301}\u{308}");
    }
}
