//! Which browser on which system, in a person's words: from the `User-Agent` of a request.

/// What a browser says it is. Only names that are on our own lists, and the plain name of a program,
/// ever come out of it: the header is a stranger's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UserAgent {
    pub browser: Option<String>,
    pub system: Option<String>,
}

/// Sought in this order, since nearly every browser also claims to be another.
const BROWSERS: [(&str, &str); 17] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Opera", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("YaBrowser/", "Yandex Browser"),
    ("DuckDuckGo/", "DuckDuckGo"),
    ("Ddg/", "DuckDuckGo"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("HeadlessChrome/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
    ("Trident/", "Internet Explorer"),
    ("MSIE ", "Internet Explorer"),
];

const SYSTEMS: [(&str, &str); 10] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("FreeBSD", "FreeBSD"),
    ("OpenBSD", "OpenBSD"),
    ("Linux", "Linux"),
    ("X11", "Unix"),
];

/// Longest name of a program that is repeated.
const MOST_NAME_CHARS: usize = 32;

impl UserAgent {
    pub fn of(user_agent: &str) -> Self {
        let system = found(user_agent, &SYSTEMS);
        let browser = if user_agent.starts_with("Mozilla/") || user_agent.starts_with("Opera/") {
            found(user_agent, &BROWSERS)
        } else {
            program(user_agent)
        };
        Self { browser, system }
    }
}

fn found(user_agent: &str, list: &[(&str, &str)]) -> Option<String> {
    list.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| (*name).to_owned())
}

/// `curl/8.5.0` is curl.
fn program(user_agent: &str) -> Option<String> {
    let name = user_agent.split(['/', ' ', '(']).next().unwrap_or_default();
    let plain = !name.is_empty()
        && name.len() <= MOST_NAME_CHARS
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    plain.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_and_systems_are_named_as_people_name_them() {
        for (user_agent, name, system) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox", "Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36",
                "Chrome",
                "Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 Edg/129.0.0.0",
                "Edge",
                "Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15",
                "Safari",
                "macOS",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/129.0 Mobile/15E148 Safari/604.1",
                "Chrome",
                "iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36",
                "Samsung Internet",
                "Android",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0 Mobile Safari/537.36 OPR/84.0",
                "Opera",
                "Android",
            ),
        ] {
            let found = UserAgent::of(user_agent);
            assert_eq!((found.browser.as_deref(), found.system.as_deref()), (Some(name), Some(system)));
        }
        assert_eq!(UserAgent::of("curl/8.5.0").browser.as_deref(), Some("curl"));
        assert_eq!(UserAgent::of("python-requests/2.32").browser.as_deref(), Some("python-requests"));
    }

    #[test]
    fn a_strangers_words_do_not_come_through() {
        for text in [
            "",
            "Mozilla/5.0",
            "<b>win</b>",
            "https://evil.example/1",
            "\u{202e}x",
            "evil.example",
            &"a".repeat(40),
        ] {
            assert_eq!(UserAgent::of(text), UserAgent::default(), "{text}");
        }
    }
}
