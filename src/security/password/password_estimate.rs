//! How many guesses a password takes whoever knows how people make them: words with digits, years,
//! repeats and runs of keys around them. It knows no policy.

use zxcvbn::Match;
use zxcvbn::matching::patterns::MatchPattern;
use zxcvbn::zxcvbn;

use crate::domain::credentials::password::{GuessablePart, PasswordEstimate};
use crate::security::password::password_list::is_listed;

/// In characters. The estimator's time grows with the square of it.
const WINDOW: usize = 24;
/// What comes after so many windows is not looked at.
const WINDOWS: usize = 4;
/// Signs that stand for a letter. The estimator tries all combinations of their meanings.
const LETTER_SIGNS: &str = "@({[<!|$+%";
/// More different ones are no spelling of a word.
const MOST_LETTER_SIGNS: usize = 3;
/// Shorter listed words occur in everything.
const SHORTEST_LISTED: usize = 4;
/// The rank of a word of the list, which is not sorted by how common they are.
const LISTED_RANK: usize = 10_000;

/// The estimate of the hardest part: a password is as strong as that at least.
pub fn estimate(password: &str, personal: &[String]) -> PasswordEstimate {
    let letters: Vec<char> = password.chars().collect();
    let unit = repeated_unit(&letters);
    if unit.len() < letters.len() {
        let times = letters.len() as f64 / unit.len() as f64;
        let guesses_log10 = hardest_window(unit, personal).guesses_log10 + times.log10();
        return PasswordEstimate { guesses_log10, part: GuessablePart::Repeat };
    }
    hardest_window(&letters, personal)
}

/// What is said over and over, the last time perhaps not to its end; all of it where nothing is.
fn repeated_unit(letters: &[char]) -> &[char] {
    let repeats = |length: &usize| letters[*length..].iter().eq(&letters[..letters.len() - length]);
    let length = (1..=letters.len() / 2).find(repeats).unwrap_or(letters.len());
    &letters[..length]
}

fn hardest_window(letters: &[char], personal: &[String]) -> PasswordEstimate {
    letters
        .chunks(WINDOW)
        .take(WINDOWS)
        .map(|window| estimate_window(window, personal))
        .max_by(|one, other| one.guesses_log10.total_cmp(&other.guesses_log10))
        .unwrap_or(PasswordEstimate { guesses_log10: 0.0, part: GuessablePart::Word })
}

fn estimate_window(window: &[char], personal: &[String]) -> PasswordEstimate {
    let text = without_surplus_signs(window);
    let listed = listed_words(&text);
    // The place is the rank, and equal inputs count as one.
    let mut known: Vec<&str> = personal.iter().map(String::as_str).collect();
    known.resize(LISTED_RANK.max(known.len()), "");
    known.extend(listed.iter().map(String::as_str));
    let found = zxcvbn(&text, &known);
    // Of several ways to take it apart that are as likely, any may be found: the words that they share decide.
    let parts = found.sequence().iter().filter_map(|part| what_is_guessable(part, personal));
    let part = parts.min_by_key(|part| telling_order(*part)).unwrap_or(GuessablePart::Word);
    PasswordEstimate { guesses_log10: found.guesses_log10(), part }
}

fn without_surplus_signs(window: &[char]) -> String {
    let mut kept = String::new();
    let keep = |&letter: &char| {
        if !LETTER_SIGNS.contains(letter) || kept.contains(letter) {
            return letter;
        }
        if kept.len() == MOST_LETTER_SIGNS {
            return '_';
        }
        kept.push(letter);
        letter
    };
    window.iter().map(keep).collect()
}

fn listed_words(text: &str) -> Vec<String> {
    let lower: Vec<char> = text.to_lowercase().chars().collect();
    let mut words = Vec::new();
    for start in 0..lower.len() {
        for end in start + SHORTEST_LISTED..=lower.len() {
            let word: String = lower[start..end].iter().collect();
            if is_listed(&word) {
                words.push(word);
            }
        }
    }
    words
}

fn what_is_guessable(part: &Match, personal: &[String]) -> Option<GuessablePart> {
    match &part.pattern {
        MatchPattern::Dictionary(found) if personal.contains(&found.matched_word) => {
            Some(GuessablePart::OwnName)
        }
        MatchPattern::Dictionary(found) if found.matched_word.chars().any(char::is_alphabetic) => {
            Some(GuessablePart::Word)
        }
        MatchPattern::Dictionary(_) | MatchPattern::Spatial(_) | MatchPattern::Sequence(_) => {
            Some(GuessablePart::Run)
        }
        MatchPattern::Repeat(_) => Some(GuessablePart::Repeat),
        MatchPattern::Regex(_) | MatchPattern::Date(_) => Some(GuessablePart::Date),
        MatchPattern::BruteForce => None,
    }
}

/// What says most comes first.
const fn telling_order(part: GuessablePart) -> u8 {
    match part {
        GuessablePart::OwnName => 0,
        GuessablePart::Word => 1,
        GuessablePart::Repeat => 2,
        GuessablePart::Date => 3,
        GuessablePart::Run => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guesses(password: &str) -> f64 {
        estimate(password, &[]).guesses_log10
    }

    #[test]
    fn a_listed_word_with_something_usual_around_it_is_soon_guessed() {
        for (password, part) in [
            ("password123456789", GuessablePart::Word),
            ("Password2024!!!!", GuessablePart::Word),
            ("P@ssw0rd123456", GuessablePart::Word),
            ("qwertypassword1234", GuessablePart::Word),
            ("iloveyou20242024", GuessablePart::Word),
            ("monkey2024monkey", GuessablePart::Word),
            ("letmein-letmein-2023", GuessablePart::Repeat),
            ("1qaz2wsx3edc4rfv", GuessablePart::Word),
            ("Passwort123456", GuessablePart::Word),
            ("summer-2024-09-12", GuessablePart::Word),
        ] {
            let found = estimate(password, &[]);
            assert!(found.guesses_log10 < 9.0, "{password}: {found:?}");
            assert_eq!(found.part, part, "{password}");
        }
    }

    #[test]
    fn words_of_ones_own_and_what_is_random_are_not() {
        for password in [
            "correct horse battery",
            "vier blaue Tassen Tee",
            "Xk7#pQ2!mZ9w",
            "copperkettlesings",
            "my cat is called Stu",
            "Tangerine-Orbit-47",
            "ночь улица фонарь аптека",
            "🦀🐙🦑🐚🐠🐡🐬🐳🐋🦈🦐🦞",
        ] {
            assert!(guesses(password) >= 9.0, "{password}: {}", guesses(password));
        }
    }

    #[test]
    fn the_hardest_part_counts_wherever_it_stands() {
        let weak = "password".repeat(3);
        assert!(guesses(&weak) < 9.0);
        assert!(guesses(&format!("{weak}vier blaue Tassen Tee")) >= 9.0);
        assert!(guesses(&"password123456789".repeat(15)) < 9.0);
    }

    #[test]
    fn the_longest_and_the_trickiest_take_no_time() {
        estimate("its tables are made with the first one", &[]);
        let signs: String = "4@8({[<369!1|07$5+%2".chars().cycle().take(256).collect();
        let mixed: String =
            (0..256).map(|i: usize| char::from(b"4a@b8c({d[<3e6f9!g1h|0i7$j5k+%2l"[(i * 7) % 32])).collect();
        for password in [signs, mixed, "aA1!".repeat(64), "a".repeat(256)] {
            let began = std::time::Instant::now();
            estimate(&password, &vec!["some name".to_owned(); 8]);
            println!("{:?} {password}", began.elapsed());
            assert!(began.elapsed().as_millis() < 2_000, "{password}");
        }
    }
}
