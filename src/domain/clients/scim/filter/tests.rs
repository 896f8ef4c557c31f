//! What is read as a filter, what it means, and what is refused.

use serde_json::{Map, Value, json};

use super::super::evaluate::Subject;
use super::super::schemas::{GROUP, USER};
use super::*;

fn ada() -> Map<String, Value> {
    let ada = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "id": "2819c223-7f76-453a-919d-413861904646", "externalId": "E-1",
        "userName": "Ada@Example.org", "displayName": "Ada Lovelace", "active": true,
        "name": { "givenName": "Ada", "familyName": "Lovelace" },
        "emails": [{ "value": "ada@example.org", "type": "work", "primary": true }],
        "groups": [{ "value": "4" }, { "value": "7" }],
        "meta": { "created": "2026-11-01T10:00:00Z", "lastModified": "2026-11-28T10:00:00.5Z" },
    });
    ada.as_object().expect("an object").clone()
}

fn meets(filter: &str) -> bool {
    let ada = ada();
    let subject = Subject { resource: &ada, also: Some(("userName", "ada@home.example")) };
    Filter::parse(&USER, filter).unwrap_or_else(|fault| panic!("{filter}: {fault}")).is_met_by(subject)
}

#[test]
fn every_operator_compares_as_its_attribute_says() {
    for filter in [
        r#"userName eq "ADA@example.ORG""#,
        r#"userName eq "ada@home.example""#,
        r#"USERNAME Eq "ada@example.org""#,
        r#"urn:ietf:params:scim:schemas:core:2.0:User:userName sw "ada""#,
        r#"displayName co "love""#,
        r#"displayName ew "LACE""#,
        r#"displayName gt "ada""#,
        r#"displayName le "ada lovelace""#,
        r#"name.familyName ne "Byron""#,
        r#"name.formatted eq null"#,
        r#"name pr and emails pr and emails.value pr"#,
        r#"externalId eq "E-1""#,
        "active eq true",
        r#"active eq "True""#,
        "not (active eq false)",
        r#"emails eq "ada@example.org""#,
        r#"emails.value ew "example.org""#,
        r#"emails[type eq "work"]"#,
        r#"emails[type eq "work" and primary eq true].value eq "ada@example.org""#,
        r#"emails[not (type eq "home")]"#,
        r#"groups.value eq "7""#,
        r#"meta.created ge "2026-11-01T12:00:00+02:00""#,
        r#"meta.lastModified gt "2026-11-28T10:00:00Z""#,
        r#"displayName eq "\u0041da Lovelace""#,
    ] {
        assert!(meets(filter), "{filter}");
    }
    for filter in [
        r#"externalId eq "e-1""#,
        r#"userName ne "ada@home.example""#,
        r#"userName sw "lovelace""#,
        "title_pr eq null or active eq false".trim_start_matches("title_pr eq null or "),
        r#"emails[type eq "home"]"#,
        r#"emails[type eq "home"].value eq "ada@example.org""#,
        r#"emails[value eq "ada@example.org" and type eq "home"]"#,
        "name.formatted pr",
        r#"meta.created lt "2026-10-31T23:59:59Z""#,
        r#"groups.value eq "5""#,
    ] {
        assert!(!meets(filter), "{filter}");
    }
}

#[test]
fn and_binds_stronger_than_or_and_brackets_stronger_than_both() {
    assert!(meets(r#"active eq true or active eq false and active eq false"#));
    assert!(!meets(r#"(active eq true or active eq false) and active eq false"#));
    assert!(meets(r#"not (active eq false) and ((userName pr))"#));
    assert!(!meets(r#"not (active eq false and userName pr or active eq true)"#));
}

#[test]
fn what_is_no_filter_is_refused_and_says_so() {
    for filter in [
        "",
        "userName",
        "userName eq",
        "eq",
        r#"userName eq ada"#,
        r#"userName eq "ada"#,
        r#"userName is "ada""#,
        r#"userName eq "ada" and"#,
        r#"userName eq "ada" userName eq "ada""#,
        r#"(userName eq "ada""#,
        r#"userName eq "ada")"#,
        r#"emails[type eq "work""#,
        r#"emails[emails[type eq "work"]]"#,
        r#"userName[value eq "x"]"#,
        "active gt true",
        "active eq 1",
        r#"userName eq 7"#,
        r#"name eq "Ada""#,
        r#"meta.created co "2026""#,
        r#"meta.created gt "yesterday""#,
        r#"password eq "x""#,
        "password pr",
        r#"title eq "Dr""#,
        r#"shoeSize gt "4""#,
        r#"userName eq "a" ; drop"#,
        "userName gt null",
        r#"userName eq "\ud800""#,
    ] {
        let fault = Filter::parse(&USER, filter).expect_err(filter);
        assert_eq!(fault.kind.scim_type(), Some("invalidFilter"), "{filter}");
    }
    assert!(Filter::parse(&GROUP, r#"userName eq "x""#).is_err());
    assert!(Filter::parse(&GROUP, r#"id eq "1" and members eq "2""#).is_ok());
}

#[test]
fn what_would_be_too_deep_or_too_long_is_not_read() {
    for filter in [
        format!("{}userName pr{}", "(".repeat(10_000), ")".repeat(10_000)),
        "(".repeat(5_000),
        format!("{}userName pr{}", "not (".repeat(1_000), ")".repeat(1_000)),
        format!("userName eq \"{}\"", "x".repeat(1_000_000)),
        vec!["userName pr"; 101].join(" or "),
    ] {
        assert!(Filter::parse(&USER, &filter).is_err());
    }
    let deepest = format!("{}userName pr{}", "(".repeat(MOST_DEPTH), ")".repeat(MOST_DEPTH));
    assert!(meets(&deepest));
    assert!(meets(&vec!["userName pr"; 100].join(" and ")));
}
