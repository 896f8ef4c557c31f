//! What a mail server said, for the log, which outlives people: whom the mail was for is not in it.

use crate::domain::EmailAddress;

const RECIPIENT: &str = "(the recipient)";

/// The words without the address, however its letters are written.
pub fn without_address(words: &str, address: &str) -> String {
    let mut spelled = vec![address.to_owned()];
    if let Ok(address) = EmailAddress::parse(address) {
        spelled.extend([address.ascii(), address.shown()]);
    }
    let spelled = spelled.iter().filter(|address| !address.is_empty());
    spelled.fold(words.to_owned(), |words, spelled| without(&words, spelled))
}

fn without(words: &str, spelled: &str) -> String {
    let mut left = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = find(rest, spelled) {
        left.push_str(&rest[..at]);
        left.push_str(RECIPIENT);
        rest = &rest[at + spelled.len()..];
    }
    left + rest
}

/// Where the text stands in the words; case matters in no ASCII letter.
fn find(words: &str, spelled: &str) -> Option<usize> {
    words
        .char_indices()
        .map(|(at, _)| at)
        .find(|at| words.get(*at..at + spelled.len()).is_some_and(|part| part.eq_ignore_ascii_case(spelled)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_goes_however_it_is_spelled_and_the_rest_stays() {
        for (said, kept) in [
            ("550 5.1.1 <Ada.Z@bücher.example>: rejected", "550 5.1.1 <(the recipient)>: rejected"),
            ("550 <ada.z@XN--BCHER-KVA.example> no", "550 <(the recipient)> no"),
            ("ada.z@bücher.example ADA.Z@bücher.example", "(the recipient) (the recipient)"),
            ("450 4.2.0 Später, bitte", "450 4.2.0 Später, bitte"),
            ("", ""),
        ] {
            assert_eq!(without_address(said, "Ada.Z@bücher.example"), kept, "{said}");
        }
    }
}
