//! Searches for what is there once, often and never, in the list of accounts and in all of the console.

use rollbook::domain::{AccountOrder, SortBy};

use super::super::super::crowd::{Dice, SYLLABLES};
use super::super::sample::Sample;
use super::{List, accounts, list, pairs};

/// What is typed into a search.
pub type Typed = fn(&mut Dice, &Sample) -> String;

pub const TYPED: [(&str, Typed); 15] = [
    ("a username", |dice, sample| sample.account(dice).username.clone()),
    ("a name", |dice, sample| sample.account(dice).name.clone()),
    ("an address", |dice, sample| {
        sample.account(dice).email.clone().unwrap_or_else(|| "nobody@x.example".to_owned())
    }),
    ("a part of an address", |dice, sample| {
        let email = sample.account(dice).email.clone().unwrap_or_else(|| "nobody@x.example".to_owned());
        let start = usize::try_from(dice.below(4)).expect("small");
        email.chars().skip(start).take(12).collect()
    }),
    ("a domain of many", |dice, _| {
        (*dice.one(&["gmx.example", "@mail.example", "web.ex", "example"])).to_owned()
    }),
    ("what many have", |dice, _| {
        (*dice.one(&["ann", "schmidt", "anna", "müller", "smith", "mail", "gmx", "example"])).to_owned()
    }),
    ("a part of a name", |dice, _| (*dice.one(&SYLLABLES)).to_owned()),
    ("two words", |dice, _| format!("{} {}", dice.one(&SYLLABLES), dice.one(&SYLLABLES))),
    ("one letter", |dice, _| char::from(b'a' + dice.below(26) as u8).to_string()),
    ("two letters", |dice, sample| sample.account(dice).name.chars().take(2).collect()),
    ("three letters", |dice, sample| sample.account(dice).name.chars().take(3).collect()),
    ("Cyrillic", |dice, _| {
        (*dice.one(&["иван", "Щербакова", "ольга", "кузнец", "пётр", "мор", "Екатерина Попова"])).to_owned()
    }),
    ("Chinese, Greek, Arabic", |dice, _| {
        (*dice.one(&["王小明", "李", "秀英", "παπαδ", "محمد", "佐藤", "张秀"])).to_owned()
    }),
    ("what nobody has", |dice, _| format!("qx{}zzq", dice.below(1_000_000))),
    ("what nobody has, of what many have", |dice, _| {
        format!(
            "{}{}",
            dice.one(&["gmxanna", "mailschmidt", "examplemüller", "webweb", "smithgmx"]),
            dice.one(&["", "anna", "mail", ".example"])
        )
    }),
];

pub fn lists() -> Vec<List> {
    let mut lists = Vec::new();
    for (what, typed) in TYPED {
        lists.push(list(format!("accounts: search for {what}"), move |dice, sample, number| {
            let order = AccountOrder { by: *dice.one(&SortBy::ALL), descending: number % 2 == 0 };
            accounts(&[("q", &typed(dice, sample)), ("sort", &order.text())])
        }));
        lists.push(list(format!("search everything: {what}"), move |dice, sample, _| {
            format!("/console/search?{}", pairs(&[("q", &typed(dice, sample))]))
        }));
        lists.push(list(format!("suggestions: {what}"), move |dice, sample, _| {
            format!("/console/search/suggest?{}", pairs(&[("q", &typed(dice, sample))]))
        }));
    }
    lists.push(list("search everything: an id, a UUID", |dice, sample, number| {
        let account = sample.account(dice);
        let typed = if number % 2 == 0 { account.id.to_string() } else { account.uuid.clone() };
        format!("/console/search?{}", pairs(&[("q", &typed)]))
    }));
    lists
}
