//! The list of accounts by every order, every condition alone and some together.

use rollbook::domain::{AccountOrder, SortBy};

use super::super::super::crowd::{Dice, TAGS};
use super::super::sample::Sample;
use super::{List, accounts, days_of, fixed, list, pairs};

pub fn lists() -> Vec<List> {
    [orders(), conditions(), combinations(), questions()].into_iter().flatten().collect()
}

fn orders() -> Vec<List> {
    let orders = SortBy::ALL
        .into_iter()
        .flat_map(|by| [false, true].map(|descending| AccountOrder { by, descending }));
    orders
        .flat_map(|order| {
            let sorted = format!("/console/accounts?sort={}", order.text());
            let far = sorted.clone();
            [
                fixed(format!("accounts by {}, first page", order.text()), &sorted),
                list(format!("accounts by {}, anywhere", order.text()), move |dice, sample, _| {
                    format!("{far}&at={}", sample.account(dice).cursor(order))
                }),
            ]
        })
        .collect()
}

fn conditions() -> Vec<List> {
    let mut lists = Vec::new();
    for query in [
        "state=any",
        "state=active",
        "state=awaiting_email",
        "state=disabled",
        "state=deleted",
        "role=admin",
        "role=moderator",
        "role=editor",
        "role=users_admin",
        "role=none",
        "confirmed=yes",
        "confirmed=no",
        "password=yes",
        "password=no",
        "locked=yes",
        "seen=never",
        "domain=gmx.example",
        "domain=post.example",
        "domain=uni-nord.example",
    ] {
        lists.push(under(query));
    }
    for (tag, _) in TAGS {
        lists.push(under(&pairs(&[("tag", tag)])));
    }
    lists.push(list("accounts: a tag of about a hundred", |dice, _, _| {
        accounts(&[("tag", &format!("Projekt {:04}", dice.below(1_200)))])
    }));
    lists.push(list("accounts: a domain of about ten", |dice, _, _| {
        accounts(&[("domain", &format!("firma-{}.example", dice.below(25_000)))])
    }));
    for name in ["created", "seen"] {
        for (days, text) in [(1, "a day"), (30, "a month"), (365, "a year")] {
            lists.push(list(format!("accounts: {name} within {text}, by name"), move |dice, sample, _| {
                format!("{}&sort=name", span(dice, sample, name, days))
            }));
            lists.push(list(
                format!("accounts: {name} within {text}, in its order"),
                move |dice, sample, _| format!("{}&sort=-{name}", span(dice, sample, name, days)),
            ));
        }
    }
    lists
}

/// A condition anywhere in a list: the first page, and by turns in each order.
fn under(query: &str) -> List {
    let query = query.to_owned();
    list(format!("accounts: {query}, anywhere in any order"), move |dice, sample, number| {
        let order =
            AccountOrder { by: SortBy::ALL[number / 4 % SortBy::ALL.len()], descending: number % 2 == 0 };
        let path = format!("/console/accounts?{query}&sort={}", order.text());
        if number % 4 < 2 { path } else { format!("{path}&at={}", sample.account(dice).cursor(order)) }
    })
}

fn combinations() -> Vec<List> {
    [
        "state=active&role=none&confirmed=no",
        "state=active&confirmed=yes&password=no&seen=never",
        "state=disabled&seen=never",
        "role=editor&tag=Newsletter",
        "tag=Kunde&domain=uni-nord.example",
        "tag=Beta&domain=uni-nord.example",
        "tag=Beta&domain=post.example&state=deleted",
        "tag=Partner&domain=gmx.example&state=awaiting_email",
        "tag=Partner&seen=never&password=no",
        "domain=gmx.example&tag=Newsletter&confirmed=no",
        "state=deleted&role=moderator&tag=Kunde",
        "q=anna&tag=Beta",
        "q=schmidt&state=awaiting_email",
        "q=gmx&tag=Partner",
        "q=firma&domain=uni-nord.example",
        "q=ann+schm&domain=web.example",
    ]
    .map(under)
    .into_iter()
    .chain([
        list("accounts: a month, a tag and a domain", |dice, sample, _| {
            format!("{}&tag=Kunde&domain=gmx.example&sort=name", span(dice, sample, "created", 30))
        }),
        list("accounts: a month of one, a month of the other", |dice, sample, _| {
            let seen = span(dice, sample, "seen", 30).split_once('?').expect("a query").1.to_owned();
            format!("{}&{seen}&sort=address", span(dice, sample, "created", 30))
        }),
    ])
    .collect()
}

fn span(dice: &mut Dice, sample: &Sample, name: &str, days: i64) -> String {
    let (from, until) = days_of(dice, sample, days);
    format!("/console/accounts?{name}_from={from}&{name}_until={until}")
}

/// What is asked before an action over a whole list.
fn questions() -> Vec<List> {
    let queries = [
        "",
        "state=any",
        "tag=Newsletter",
        "tag=Presse",
        "domain=gmx.example",
        "q=anna",
        "q=gmx",
        "seen=never",
    ];
    vec![list("the question before an action over a list", move |_, _, number| {
        format!("/console/accounts/bulk?do=enable&of=all&{}", queries[number % queries.len()])
    })]
}
