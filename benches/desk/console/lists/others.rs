//! The outbox, the audit trail and the smaller lists.

use super::super::super::crowd::Dice;
use super::super::sample::Sample;
use super::searches::TYPED;
use super::{List, days_of, fixed, list, pairs};

pub fn mails() -> Vec<List> {
    let mut lists = vec![fixed("mails, first page", "/console/mail")];
    lists.push(list("mails, anywhere", |dice, sample, _| {
        format!("/console/mail?{}", mail_place(dice, sample))
    }));
    lists.push(list("mails, anywhere, backwards", |dice, sample, _| {
        format!("/console/mail?{}", mail_place(dice, sample)).replace("after", "before")
    }));
    for state in ["waiting", "sent", "refused", "given_up", "discarded"] {
        lists.push(list(format!("mails: {state}, first page and anywhere"), move |dice, sample, number| {
            let place = if number % 2 == 0 { String::new() } else { mail_place(dice, sample) };
            format!("/console/mail?state={state}&{place}")
        }));
    }
    for kind in ["confirm_address", "recover", "deletion_planned", "test"] {
        lists.push(list(format!("mails: {kind}, anywhere in any state"), move |dice, sample, number| {
            let state = ["", "&state=sent", "&state=refused", "&state=waiting"][number % 4];
            format!("/console/mail?kind={kind}{state}&{}", mail_place(dice, sample))
        }));
    }
    for (what, typed) in [TYPED[2], TYPED[3], TYPED[8], TYPED[10], TYPED[13]] {
        lists.push(list(format!("mails to {what}"), move |dice, sample, number| {
            let more = ["", "&state=sent", "&kind=recover", "&state=refused&kind=recover"][number % 4];
            format!("/console/mail?{}{more}", pairs(&[("to", &typed(dice, sample))]))
        }));
    }
    for (days, text) in [(1, "a day"), (30, "a month"), (365, "a year")] {
        lists.push(list(format!("mails within {text}, by state and kind"), move |dice, sample, number| {
            let more = ["", "&state=sent", "&kind=recover", "&to=an"][number % 4];
            let (from, to) = days_of(dice, sample, days);
            format!("/console/mail?from_day={from}&to_day={to}{more}")
        }));
    }
    lists
}

pub fn audit() -> Vec<List> {
    let mut lists = vec![fixed("audit, first page", "/console/audit")];
    lists.push(list("audit, anywhere", |dice, sample, _| format!("/console/audit?{}", before(dice, sample))));
    let one = |what: &str, query: &'static str| {
        list(format!("audit: {what}"), move |dice, sample, number| {
            let place = if number % 2 == 0 { String::new() } else { before(dice, sample) };
            format!("/console/audit?{query}&{place}")
        })
    };
    for (what, query) in [
        ("a common action", "action=sign_in.succeeded"),
        ("a rare action", "action=setting.changed"),
        ("an action that never was", "action=account.invited"),
        ("by accounts", "actor=account"),
        ("by visitors", "actor=visitor"),
        ("by API keys", "actor=api_key"),
        ("by the command line", "actor=command_line"),
        ("by the desk itself", "actor=system"),
        ("by the busiest administrator", "actor=boss"),
        ("about accounts", "target=account"),
        ("about mails", "target=mail"),
        ("about tags", "target=tag"),
        ("about settings", "target=setting"),
        ("about jobs", "target=job"),
        ("about API keys, of which there is none", "target=api_key"),
        ("an action by the busiest", "actor=boss&action=tag.created"),
        ("a rare action by a rare actor", "actor=command_line&action=setting.changed"),
        ("a common action by a rare actor", "actor=command_line&action=sign_in.succeeded"),
        ("by a rare actor about what is rare", "actor=command_line&target=tag"),
    ] {
        lists.push(one(what, query));
    }
    lists.push(list("audit: by and about one account", |dice, sample, number| {
        let account = sample.account(dice);
        let who = if number % 3 == 0 { account.id.to_string() } else { account.username.clone() };
        format!("/console/audit?{}", pairs(&[(["actor", "target"][number % 2], &who)]))
    }));
    lists.push(list("audit: by a key", |dice, _, _| {
        format!("/console/audit?{}", pairs(&[("actor", &format!("Key {}", dice.below(40)))]))
    }));
    for (days, text) in [(1, "a day"), (30, "a month"), (365, "a year")] {
        lists.push(list(
            format!("audit within {text}, by action, actor, target"),
            move |dice, sample, number| {
                let more = [
                    "",
                    "&action=sign_in.failed",
                    "&action=tag.created",
                    "&actor=boss",
                    "&target=tag",
                    "&actor=system",
                ];
                let (from, to) = days_of(dice, sample, days);
                format!("/console/audit?from={from}&until={to}{}", more[number % more.len()])
            },
        ));
    }
    lists
}

pub fn others() -> Vec<List> {
    vec![
        fixed("home with its figures", "/console"),
        fixed("jobs, first page", "/console/jobs"),
        list("jobs, anywhere", |dice, sample, _| {
            format!("/console/jobs?below={}", dice.below(sample.last_job))
        }),
        list("a job", |dice, sample, _| format!("/console/jobs/{}", 1 + dice.below(sample.last_job - 1))),
        fixed("keys and clients", "/console/keys"),
        fixed("saved filters", "/console/filters"),
        fixed("tags, first page", "/console/tags"),
        list("tags, any page in any order", |dice, _, number| {
            format!(
                "/console/tags?order={}&page={}&show=all",
                ["", "newest", "carried"][number % 3],
                1 + dice.below(24)
            )
        }),
        list("tags: search", |dice, _, _| {
            let typed = *dice.one(&["projekt 0", "news", "ä", "zzz", "belongs"]);
            format!("/console/tags?{}", pairs(&[("q", typed)]))
        }),
        list("the page of an account", |dice, sample, _| {
            format!("/console/accounts/{}", sample.account(dice).id)
        }),
        fixed("system", "/console/system"),
    ]
}

fn mail_place(dice: &mut Dice, sample: &Sample) -> String {
    let (at, id) = dice.one(&sample.mails);
    format!("after={at}_{id}")
}

fn before(dice: &mut Dice, sample: &Sample) -> String {
    format!("before={}", dice.below(sample.last_line))
}
