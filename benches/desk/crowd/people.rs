//! Accounts and the tags that they carry.

use rollbook::domain::{Username, name_key};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::names::name;
use super::{ACCOUNTS, DAY, Dice, YEARS};

/// Of a thousand accounts so many carry the tag; those that are not here are carried by about a hundred
/// accounts each.
pub const TAGS: [(&str, i64); 7] = [
    ("Newsletter", 600),
    ("Kunde", 300),
    ("Beta", 40),
    // A little more and a little less than the list gathers.
    ("Partner", 9),
    ("Presse", 7),
    ("Ärzte", 1),
    ("Gründer", 0),
];
/// Tags of few.
const SMALL_TAGS: i64 = 1_200;

/// Shares of a hundred; the rest is at small domains of about ten accounts each.
const DOMAINS: [(&str, i64); 5] = [
    ("gmx.example", 34),
    ("mail.example", 22),
    ("web.example", 9),
    ("post.example", 6),
    ("uni-nord.example", 1),
];
const SMALL_DOMAINS: i64 = 25_000;

/// A hash's shape; nobody signs in with it.
const HASH: &str =
    "$scrypt$ln=17,r=8,p=1$c2l4dGVlbiBieXRlcyEhIQ$bm9ib2R5J3MgcGFzc3dvcmQsIGJ1dCBvZiBhIGhhc2gncyBzaXpl";

const INSERT: &str = "INSERT INTO accounts (uuid, username, username_key, real_name, email, email_key, \
     email_verified_at, needs_email_proof, ext_id, role, users_admin, state, state_reason, password_hash, \
     privacy_agreed_at, privacy_version, language, created_at, last_sign_in_at, failed_sign_ins, locked_until, \
     deleted_at, deleted_from, erase_at, name_key) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, \
     ?23, ?24, ?25)";

pub fn fill(conn: &Connection, now: i64) {
    let mut dice = Dice::new(1);
    fill_tags(conn, now);
    let mut account = conn.prepare(INSERT).expect("a statement");
    let mut tagged =
        conn.prepare("INSERT INTO account_tags (account_id, tag_id) VALUES (?1, ?2)").expect("a statement");
    for number in 0..ACCOUNTS {
        let created = created_at(&mut dice, number, now);
        insert(&mut account, &mut dice, number, created, now);
        let id = conn.last_insert_rowid();
        for tag in tags_of_one(&mut dice) {
            tagged.execute([id, tag]).expect("a tag");
        }
    }
    fill_funnel(conn);
}

/// More came each year; in the order of their ids, near enough.
fn created_at(dice: &mut Dice, number: i64, now: i64) -> i64 {
    let age = 1.0 - (number as f64 / ACCOUNTS as f64).sqrt();
    now - 1 - (age * (YEARS * 365 * DAY) as f64) as i64 - dice.below(DAY / 2)
}

fn insert(insert: &mut rusqlite::Statement<'_>, dice: &mut Dice, number: i64, created: i64, now: i64) {
    let (first, last) = name(dice);
    let username = Username::derived_from(&format!("{first} {last}")).numbered(number as u64);
    let real_name = (!dice.in_thousand(60)).then(|| {
        if matches!(last.chars().next(), Some('\u{4e00}'..='\u{9fff}')) {
            format!("{last}{first}")
        } else {
            format!("{first} {last}")
        }
    });
    let key = real_name.as_deref().map_or_else(|| username.key(), name_key);
    let email =
        (!dice.in_thousand(60)).then(|| format!("{}@{}", username.as_str().replace('-', "."), domain(dice)));
    let state = match dice.below(100) {
        0..=8 if email.is_some() => "awaiting_email",
        9..=12 => "disabled",
        13..=15 => "deleted",
        _ => "active",
    };
    let verified = email.is_some() && state != "awaiting_email" && !dice.in_thousand(30);
    let role = match dice.below(100_000) {
        0 => Some("admin"),
        1..=20 => Some("moderator"),
        21..=220 => Some("editor"),
        _ => None,
    };
    let seen = (verified && dice.in_thousand(700))
        .then(|| now - ((now - created) as f64 * dice.part().powi(3)) as i64);
    let is_deleted = state == "deleted";
    let locked = (state == "active" && dice.in_thousand(2)).then(|| now + 1 + dice.below(DAY));
    insert
        .execute(params![
            Uuid::from_u64_pair(
                0x5eed_0000_0000_4000 | (dice.below(1 << 40) as u64) << 16,
                1 << 63 | number as u64
            )
            .to_string(),
            username.as_str(),
            username.key(),
            real_name,
            email,
            email,
            verified.then(|| created + dice.below(DAY / 24)),
            state == "awaiting_email",
            dice.in_thousand(300).then_some(5_000_000 + number),
            role,
            dice.below(50_000) == 0,
            state,
            (state == "disabled").then_some("They asked for it."),
            (!dice.in_thousand(120)).then_some(HASH),
            created,
            "1",
            *dice.one(&[None, Some("en"), Some("de")]),
            created,
            seen,
            dice.below(1000) / 990,
            locked,
            is_deleted.then(|| now - dice.below(20 * DAY)),
            is_deleted.then_some("active"),
            // Some wait to be erased, some are kept.
            (is_deleted && dice.in_thousand(600)).then(|| now + DAY + dice.below(20 * DAY)),
            key,
        ])
        .expect("an account");
}

fn domain(dice: &mut Dice) -> String {
    let mut among = dice.below(100);
    for (domain, share) in DOMAINS {
        if among < share {
            return domain.to_owned();
        }
        among -= share;
    }
    format!("firma-{}.example", dice.below(SMALL_DOMAINS))
}

/// Their ids, ascending.
fn tags_of_one(dice: &mut Dice) -> Vec<i64> {
    let mut tags: Vec<i64> =
        (1..).zip(TAGS).filter(|(_, (_, share))| dice.in_thousand(*share)).map(|(id, _)| id).collect();
    // The last one is carried by a handful.
    if dice.below(ACCOUNTS / 5) == 0 {
        tags.push(TAGS.len() as i64);
    }
    if dice.in_thousand(120) {
        tags.push(TAGS.len() as i64 + 1 + dice.below(SMALL_TAGS));
    }
    tags.dedup();
    tags
}

fn fill_tags(conn: &Connection, now: i64) {
    let mut insert = conn
        .prepare("INSERT INTO tags (name, name_key, description, color, created_at, deleted) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .expect("a statement");
    let mut tag = |name: &str, number: i64, retired: bool| {
        let color = format!("#{:06x}", number * 13_007 % 0xff_ffff);
        let created = now - (2_000 - number) * DAY / 2;
        insert
            .execute(params![
                name,
                name_key(name),
                format!("Whoever belongs to {name}"),
                color,
                created,
                retired
            ])
            .expect("a tag");
    };
    for (number, (name, _)) in (0..).zip(TAGS) {
        tag(name, number, false);
    }
    for number in 0..SMALL_TAGS {
        tag(&format!("Projekt {number:04}"), number, number % 10 == 0);
    }
}

/// Who had to confirm an address, and how far they came.
fn fill_funnel(conn: &Connection) {
    conn.execute_batch(&format!(
        "INSERT INTO funnel_marks (account_id, day, stages)
         SELECT id, created_at / {DAY},
                CASE WHEN email_verified_at IS NULL THEN 3 WHEN last_sign_in_at IS NULL THEN 15 ELSE 31 END
         FROM accounts WHERE email IS NOT NULL AND ext_id IS NULL;
         INSERT INTO funnel_days (day, stage, count)
         SELECT day, stage, count(*) FROM funnel_marks
         JOIN (SELECT 1 AS bit, 'registered' AS stage UNION ALL SELECT 2, 'mail_sent' UNION ALL SELECT 4, 'opened'
               UNION ALL SELECT 8, 'confirmed' UNION ALL SELECT 16, 'signed_in') ON stages & bit
         GROUP BY day, stage;"
    ))
    .expect("the funnel");
}
