//! What the texts of settings mean.

use super::*;
use crate::security::ScryptCost;

#[test]
fn lists_are_understood_with_commas_and_as_toml_lists() {
    let from_file = owner()
        .writes_rocket_toml("[default.rollbook]\ntrusted_proxies = ['127.0.0.1', '10.1.2.3/8']\n")
        .starts();
    let from_environment = owner().sets("ROLLBOOK_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8, ").starts();
    assert_eq!(from_file.trusted_proxies, from_environment.trusted_proxies);
    assert_eq!(from_file.trusted_proxies.len(), 2);
}

#[test]
fn unencrypted_mail_is_for_this_machine_unless_allowed_in_words() {
    for local in ["localhost:1025", "127.0.0.1:25", "[::1]:25"] {
        let url = format!("smtp+plain://{local}");
        owner().sets("ROLLBOOK_SMTP_URL", &url).starts();
    }
    let far = || owner().sets("ROLLBOOK_SMTP_URL", "smtp+plain://mail.example.org");
    let problem = far().fails_with_one();
    assert!(problem.contains("i-accept-unencrypted-mail"), "{problem}");
    far().sets("ROLLBOOK_SMTP_ALLOW_PLAINTEXT", "true").fails();
    far().sets("ROLLBOOK_SMTP_ALLOW_PLAINTEXT", "i-accept-unencrypted-mail").starts();
}

#[test]
fn a_public_url_is_an_origin_in_the_spelling_of_browsers() {
    let of = |text: &str| owner().sets("ROLLBOOK_PUBLIC_URL", text).starts();
    for (typed, meant) in [
        ("https://Join.Example.org/", "https://join.example.org"),
        ("HTTPS://join.example.org:443", "https://join.example.org"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:80/", "http://[::1]"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
    ] {
        let settings = of(typed);
        assert_eq!(settings.public_url.unwrap().as_str(), meant);
        assert_eq!(settings.warnings, Vec::<String>::new());
    }
    let plain = of("http://join.example.org");
    assert!(plain.warnings[0].contains("is not https"));
}

#[test]
fn what_is_no_origin_is_refused() {
    for text in [
        "join.example.org",
        "ftp://join.example.org",
        "https:join.example.org",
        "https://",
        "https://join.example.org/desk",
        "https://join.example.org?x",
        "https://join.example.org/#x",
        "https://user@join.example.org",
        "https://join.example.org\\desk",
        "https://join.\nexample.org",
        "https://join.example.org:0",
        "*",
        "null",
    ] {
        owner().sets("ROLLBOOK_PUBLIC_URL", text).fails_with_one();
        owner().sets("ROLLBOOK_CORS_ORIGINS", text).fails_with_one();
    }
}

#[test]
fn a_sender_may_have_a_name() {
    let of = |text: &str| owner().sets("ROLLBOOK_MAIL_FROM", text).starts().mail_from.unwrap();
    let named = of("\"Harbour Club\" <desk@Example.org>");
    assert_eq!(named.name(), Some("Harbour Club"));
    assert_eq!(named.address(), "desk@example.org");
    assert_eq!(of("desk@localhost").name(), None);
    assert_eq!(of("<desk@bücher.example>").address(), "desk@xn--bcher-kva.example");
    for wrong in [
        "desk",
        "@example.org",
        "desk@",
        "desk@127.0.0.1",
        "desk@[127.0.0.1]",
        "a b@example.org",
        ".desk@example.org",
        "Club <desk@example.org>, x@example.org",
        "Club\r\nBcc: x@example.org <desk@example.org>",
        "desk@example.org>",
        "A <b> <desk@example.org>",
    ] {
        owner().sets("ROLLBOOK_MAIL_FROM", wrong).fails_with_one();
    }
}

#[test]
fn networks_that_cover_everyone_are_no_proxies() {
    for wrong in ["0.0.0.0/0", "::/0", "proxy.example.org", "10.0.0.0/33"] {
        owner().sets("ROLLBOOK_TRUSTED_PROXIES", wrong).fails_with_one();
    }
}

#[test]
fn hashes_weaker_than_owasps_figures_need_words() {
    for enough in ["17/8/1", "16/8/2", "15/8/3", "14/8/5", "18/8/1", "15/8/4", "14/16/5"] {
        owner().sets("ROLLBOOK_PASSWORD_SCRYPT", enough).starts();
    }
    for weak in ["16/8/1", "17/4/1", "14/8/4", "13/8/10", "1/1/1"] {
        let problem = owner().sets("ROLLBOOK_PASSWORD_SCRYPT", weak).fails_with_one();
        assert!(problem.contains("weaker than OWASP"), "{problem}");
        let settings = owner()
            .sets("ROLLBOOK_PASSWORD_SCRYPT", weak)
            .sets("ROLLBOOK_PASSWORD_ALLOW_WEAK_SCRYPT", "only-for-tests")
            .starts();
        assert_eq!(settings.warnings.len(), 1);
    }
    for wrong in ["17", "17/8", "0/8/1", "31/8/1", "17/0/1", "17/8/x", "24/64/1", "17/8/1/1"] {
        owner().sets("ROLLBOOK_PASSWORD_SCRYPT", wrong).fails_with_one();
    }
}

#[test]
fn a_hash_of_the_default_cost_takes_128_mebibytes() {
    assert_eq!(ScryptCost::RECOMMENDED.memory_bytes(), 128 * 1024 * 1024);
}

#[test]
fn the_queue_is_as_long_as_patience_lasts_unless_it_is_set() {
    let of = |owner: Owner| owner.sets("ROLLBOOK_PASSWORD_THREADS", "3").starts().password;
    let shorter = owner().sets("ROLLBOOK_PASSWORD_PATIENCE_SECONDS", "4");
    assert_eq!(of(owner()).queue, 135);
    assert_eq!(of(shorter).queue, 36);
    assert_eq!(of(owner().sets("ROLLBOOK_PASSWORD_QUEUE", "7")).queue, 7);
}

#[test]
fn a_rate_limit_of_nought_is_none() {
    let settings = owner().sets("ROLLBOOK_LIMITS_MAILS_PER_HOUR", "0").starts();
    assert_eq!(settings.limits.mails_per_hour, None);
    owner().sets("ROLLBOOK_LIMITS_MAILS_PER_HOUR", "-1").fails_with_one();
}

#[test]
fn a_port_from_the_container_platform_is_explained() {
    let problem = owner().sets("ROLLBOOK_PORT", "tcp://10.0.0.1:80").fails_with_one();
    assert!(problem.contains("enableServiceLinks"), "{problem}");
}
