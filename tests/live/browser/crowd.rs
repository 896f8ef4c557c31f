//! One action over five thousand accounts, from the filter to the audit trail.

use std::time::Instant;

use super::administrator::administrates;
use super::people::Place;
use crate::support::{Browser, Driver, Looks, PATIENCE};

const CROWD: i64 = 5_000;

#[tokio::test]
async fn an_administrator_tags_a_filter_of_five_thousand_and_stops_another_such_action() {
    let driver = Driver::start();
    a_tag_for_all(&driver, Looks::default()).await;
}

#[tokio::test]
async fn a_tag_for_five_thousand_needs_no_scripts() {
    let driver = Driver::start();
    a_tag_for_all(&driver, Looks { scripts: false, ..Looks::default() }).await;
}

async fn a_tag_for_all(driver: &Driver, looks: Looks) {
    let place = Place::open();
    let mailer = driver.browser(looks).await;
    administrates(&mailer, &place).await;
    a_crowd_comes(&place);
    mailer.opens(&place.at("/console/tags/new")).await;
    mailer.types("name", "Harbour").await;
    mailer.sends("/console/tags/new").await;

    mailer.opens(&place.at("/console/accounts")).await;
    mailer.clicks(".filter .more summary").await;
    mailer.types("domain", "harbour.example").await;
    mailer.follows(".filter-actions button").await;
    assert_eq!(mailer.text(".rows-count").await, "5000 accounts");
    let tags = asks_about_the_whole_filter(&mailer, "tag").await;
    assert!(tags.contains("Add a tag to 5000 accounts?"), "{tags}");
    assert!(tags.contains("and stop it"), "what follows: {tags}");
    mailer.is_sound("crowd-question").await;
    mailer.types("tag", "Harbour").await;
    mailer.sends("/console/accounts/bulk").await;
    moves_on(&mailer, looks).await;
    ends(&mailer).await;
    assert!(mailer.text(".job").await.contains("5000 of 5000 accounts"));
    mailer.is_sound("crowd-done").await;

    mailer.opens(&place.at("/console/accounts?tag=Harbour")).await;
    assert_eq!(mailer.text(".rows-count").await, "5000 accounts");
    assert_eq!(place.folder.count("audit WHERE action = 'account.tagged'"), CROWD, "a line for each");
    assert_eq!(place.folder.count("audit WHERE action IN ('job.started', 'job.finished')"), 2);

    asks_about_the_whole_filter(&mailer, "untag").await;
    mailer.types("tag", "Harbour").await;
    mailer.sends("/console/accounts/bulk").await;
    let job = mailer.path().await;
    moves_on(&mailer, Looks { scripts: false, ..looks }).await;
    mailer.sends(&format!("{job}/cancel")).await;
    ends(&mailer).await;
    assert_eq!(mailer.text(".job-state .badge").await, "Stopped");
    mailer.is_sound("crowd-stopped").await;
    let left = place.folder.count("account_tags");
    assert!(0 < left && left < CROWD, "stopped on its way: {left} carry it still");
    assert_eq!(place.folder.count("audit WHERE action = 'account.untagged'"), CROWD - left);
}

/// From the list to the question; returns its words.
async fn asks_about_the_whole_filter(mailer: &Browser, action: &str) -> String {
    // Without scripts the actions stand below the list whether or not anything is ticked.
    if mailer.shows("thead .cell-check input").await {
        mailer.clicks("thead .cell-check input").await;
    }
    mailer.chooses("do", action).await;
    mailer.chooses("of", "all").await;
    mailer.follows(".bulk-actions button").await;
    mailer.text("form.bulk-question").await
}

/// Until some are done and some are not: with scripts the page shows it by itself, without them whoever
/// does not wait for it to be loaded anew looks again.
async fn moves_on(mailer: &Browser, looks: Looks) {
    let start = Instant::now();
    loop {
        match done(mailer).await {
            Some(done) if done > 0 => return assert!(done < CROWD, "it is not seen on its way"),
            Some(_) if !looks.scripts => mailer.follows(".job .actions a").await,
            _ => {}
        }
        assert!(start.elapsed() < PATIENCE, "nothing moves");
    }
}

/// Until the page shows by itself that it is over.
async fn ends(mailer: &Browser) {
    let start = Instant::now();
    while mailer.shows("form[action$='/cancel']").await {
        assert!(start.elapsed() < 3 * PATIENCE, "it does not end: {}", mailer.text(".job").await);
    }
}

/// How far the bar is. `None` between two pages.
async fn done(mailer: &Browser) -> Option<i64> {
    let script = "return document.querySelector('.job progress')?.value";
    mailer.tries(script).await?.as_f64().map(|done| done as i64)
}

/// All at once and straight into the file: how they register is tested elsewhere.
fn a_crowd_comes(place: &Place) {
    place.folder.changes_database(&format!(
        "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {CROWD}) \
         INSERT INTO accounts (uuid, username, username_key, real_name, name_key, email, email_key, email_verified_at, state, \
         created_at) SELECT printf('00000000-0000-4000-8000-%012d', n), 'sailor-' || n, 'sailor-' || n, \
         'Sailor ' || n, 'sailor ' || n, n || '@harbour.example', n || '@harbour.example', 1, 'active', 1700000000000 + n \
         FROM numbers"
    ));
    assert_eq!(place.folder.count("accounts WHERE username LIKE 'sailor-%'"), CROWD);
}
