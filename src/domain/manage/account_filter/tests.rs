//! Filters as a query says them, and accounts before them.

use super::*;

fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

#[test]
fn every_condition_comes_back_from_its_own_pairs() {
    let query = "q=Ada+L&state=disabled&role=users_admin&tag=News&confirmed=yes&password=no\
                     &created_from=2026-01-01&created_until=2026-02-28&seen_from=2025-01-01\
                     &seen_until=2025-12-31&locked=yes&domain=%40EXAMPLE.org";
    let filter = AccountFilter::parse(&pairs(query)).expect("a filter");
    assert_eq!(filter.domain.as_deref(), Some("example.org"));
    let again: Vec<(String, String)> =
        filter.pairs().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    assert_eq!(again.len(), 12);
    assert_eq!(AccountFilter::parse(&again), Ok(filter));
    for (name, _) in again {
        assert!(FILTER_FIELDS.contains(&name.as_str()), "{name}");
    }
}

#[test]
fn what_cannot_be_read_is_named_and_never_left_out() {
    let query = "state=gone&role=boss&confirmed=maybe&password=1&created_from=yesterday\
                     &created_until=2026-02-30&seen_from=1&seen=often&locked=no&domain=localhost&seen_until=0000-01-01\
                     &q=%CC%81&tag=%07";
    let errors = AccountFilter::parse(&pairs(query)).expect_err("errors");
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields.len(), 13, "{fields:?}");
    let nothing = AccountFilter::parse(&pairs("q=+&state=&domain=&x=y")).expect("a filter");
    assert!(nothing.is_empty());
}

#[test]
fn an_action_meets_nobody_where_a_condition_is_unknown_or_there_twice() {
    let meets = |query: &str| AccountFilter::parse_for_action(&pairs(query), &["do", "of"]);
    for query in ["created_after=9999999", "Q=ada", "q=ada&q=bob", "state=active&state=", "tag=a&=b"] {
        assert!(meets(query).is_err(), "{query}");
    }
    let plain = meets("do=tag&of=all&q=ada&sort=-name&column=id&column=uuid&ended=1");
    assert_eq!(plain, AccountFilter::parse(&pairs("q=ada")));
}

#[test]
fn a_value_that_comes_to_nothing_asks_for_nobody_and_never_for_all() {
    let long = format!("q={}", "a".repeat(SearchText::MAX + 1));
    for query in ["q=%07", "q=%CC%81+%CC%81", "q=%00", "tag=%07", "tag=%E2%80%8B", "tag=a%00", &long] {
        assert!(AccountFilter::parse(&pairs(query)).is_err(), "{query}");
    }
}

#[test]
fn days_are_whole_and_who_never_came_was_not_here_until_any_day() {
    let filter =
        AccountFilter::parse(&pairs("created_from=2026-01-31&created_until=2026-01-31")).expect("a filter");
    let span = filter.created.span();
    let at = |text: &str| {
        let at = time::OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339)
            .expect("a time");
        Timestamp::from_millis(at.unix_timestamp() * 1000)
    };
    assert!(span.contains(at("2026-01-31T00:00:00Z")) && span.contains(at("2026-01-31T23:59:59Z")));
    assert!(!span.contains(at("2026-02-01T00:00:00Z")) && !span.contains(at("2026-01-30T23:59:59Z")));
    let until = AccountFilter::parse(&pairs("seen_until=2026-01-31")).expect("a filter").seen_span();
    assert!(!until.contains(Timestamp::from_millis(0)) && until.contains(Timestamp::from_millis(1)));
    let never = AccountFilter::parse(&pairs("seen=never")).expect("a filter").seen_span();
    assert!(never.contains(Timestamp::from_millis(0)) && !never.contains(Timestamp::from_millis(1)));
}

#[test]
fn deleted_accounts_are_seen_by_whoever_asks_for_them() {
    let kind = Kind {
        state: Some(AccountState::Deleted),
        role: None,
        users_admin: false,
        confirmed: true,
        has_password: true,
    };
    let admits = |query: &str| AccountFilter::parse(&pairs(query)).expect("a filter").admits_kind(kind);
    assert!(!admits("") && !admits("state=active"));
    assert!(admits("state=any") && admits("state=deleted"));
}

#[test]
fn a_condition_that_lost_its_value_is_never_everybody() {
    assert_eq!(AccountFilter::parse_whole("").unwrap(), AccountFilter::parse(&[]).unwrap());
    assert!(AccountFilter::parse_whole("state=active").is_ok());
    for text in ["q=", "tag=", "domain=%20", "q=&tag=Crew", "&&", " "] {
        assert!(AccountFilter::parse_whole(text).is_err(), "{text:?}");
    }
}
