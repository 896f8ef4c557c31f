//! Actions over many accounts: the question, the work in the background, and who is left out.

use rocket::http::Status;
use rollbook::services::manage::work_jobs::work;

use crate::support::people::Person;
use crate::support::{Reply, TestApp, Visitor};

fn crowded(count: usize) -> (TestApp, Person) {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.tag("Crew");
    app.crowd_that_awaits_its_mail(count);
    (app, grace)
}

/// Says yes to the question; returns the job's path.
fn starts(visitor: &mut Visitor<'_>, query: &str, fields: &[(&str, &str)]) -> String {
    let question = visitor.get(&format!("/console/accounts/bulk?{query}"));
    assert_eq!(question.status, Status::Ok, "{}", question.body);
    let hidden = question.value_of("query").expect("what was asked");
    let mut all = vec![("query", hidden.as_str())];
    all.extend_from_slice(fields);
    let reply = visitor.post("/console/accounts/bulk", &all);
    assert_eq!(reply.status, Status::SeeOther, "{}", reply.body);
    reply.location().to_owned()
}

fn works(app: &TestApp) -> u32 {
    app.run(work(&app.ctx, || false)).expect("the file is there")
}

fn facts(page: &Reply) -> Vec<String> {
    page.texts_of(".job .facts dd")[..2].to_vec()
}

fn id_of(app: &TestApp, username: &str) -> String {
    app.of_account::<i64>(username, "id").to_string()
}

#[test]
fn a_filter_of_five_thousand_is_tagged_with_a_line_for_each() {
    let (app, grace) = crowded(5000);
    let mut grace = app.signed_in(&grace);
    let question = grace.get("/console/accounts/bulk?do=tag&of=all&q=u-");
    assert_eq!(question.text_of(".bulk-asks").as_deref(), Some("Add a tag to 5000 accounts?"));
    let job = starts(&mut grace, "do=tag&of=all&q=u-", &[("tag", "crew")]);
    let waiting = grace.get(&job);
    assert!(
        waiting.has(".job[data-job]")
            && waiting.text_of("head noscript").is_some_and(|text| text.contains("refresh"))
    );
    assert_eq!(waiting.attribute("progress", "max").as_deref(), Some("5000"));
    assert_eq!(works(&app), 1);
    let done = grace.get(&job);
    assert_eq!(facts(&done), ["5000", "0"]);
    assert!(!done.has("[data-job]"));
    assert_eq!(app.carried_tags(), 5000);
    let actions = app.audit_actions();
    assert_eq!(actions.iter().filter(|action| *action == "account.tagged").count(), 5000);
    assert_eq!(actions.last().map(String::as_str), Some("job.finished"));
    // Once more, and there is nothing left to do.
    let job = starts(&mut grace, "do=tag&of=all&q=u-", &[("tag", "Crew")]);
    works(&app);
    assert_eq!(facts(&grace.get(&job)), ["0", "5000"]);
    assert_eq!(app.count("job_skips"), 1000, "the first are named, all are counted");
}

#[test]
fn the_chosen_accounts_are_met_and_no_others() {
    let (app, grace) = crowded(5);
    let mut grace = app.signed_in(&grace);
    let (two, four) = (id_of(&app, "u-2"), id_of(&app, "u-4"));
    let query = format!("do=disable&of=chosen&account={two}&account={four}&q=ignored");
    let job = starts(&mut grace, &query, &[("reason", "spam")]);
    works(&app);
    assert_eq!(facts(&grace.get(&job)), ["2", "0"]);
    assert_eq!(app.count("accounts WHERE state = 'disabled' AND state_reason = 'spam'"), 2);
    assert_eq!(app.count("accounts WHERE state = 'disabled' AND username IN ('u-2', 'u-4')"), 2);
}

#[test]
fn whoever_must_be_left_alone_is_passed_over_and_named() {
    let (app, grace) = crowded(2);
    app.confirmed_member(&Person::ada());
    app.makes_users_admin("ada@example.org");
    let mut ada = app.signed_in(&Person::ada());
    let question = ada.get("/console/accounts/bulk?do=disable&of=all");
    assert!(question.texts_of(".consequences li").len() >= 4, "{}", question.body);
    let job = starts(&mut ada, "do=disable&of=all", &[]);
    works(&app);
    let page = ada.get(&job);
    // Grace has rights, and Ada has them, too.
    assert_eq!(facts(&page), ["2", "2"]);
    assert_eq!(
        page.texts_of(".skips li"),
        [
            "Grace Hopper Only an administrator may change it",
            "Ada Lovelace Only an administrator may change it"
        ]
    );
    // An administrator reaches Ada and stays in.
    let mut grace = app.signed_in(&grace);
    let job = starts(&mut grace, "do=disable&of=all", &[]);
    works(&app);
    let page = grace.get(&job);
    assert_eq!(facts(&page), ["1", "3"]);
    assert!(
        page.texts_of(".skips li").contains(&"Grace Hopper Your own account".to_owned()),
        "{}",
        page.body
    );
    assert_eq!(app.count("accounts WHERE state = 'active' AND role = 'admin'"), 1);
}

#[test]
fn every_action_is_done_by_the_deed_that_does_it_elsewhere() {
    let (app, grace) = crowded(3);
    app.confirmed_member(&Person::ada());
    app.signed_in(&Person::ada());
    let mut grace = app.signed_in(&grace);
    let mut does = |query: &str, fields: &[(&str, &str)]| {
        let job = starts(&mut grace, query, fields);
        works(&app);
        facts(&grace.get(&job))
    };
    assert_eq!(does("do=end_sessions&of=all", &[]), ["1", "4"], "Ada's ends, Grace's own does not");
    assert_eq!(does("do=resend_confirmation&of=all&confirmed=no&q=u-", &[]), ["3", "0"]);
    assert_eq!(app.count("outbox WHERE kind = 'confirm_address' AND recipient LIKE 'u%'"), 3);
    assert_eq!(does("do=disable&of=all&state=awaiting_email", &[]), ["3", "0"]);
    assert_eq!(does("do=enable&of=all&state=disabled", &[]), ["3", "0"]);
    assert_eq!(app.accounts_in_state("awaiting_email"), 3, "enabling never skips the proof");
    assert_eq!(does("do=tag&of=all&q=u-", &[("tag", "Crew")]), ["3", "0"]);
    assert_eq!(does("do=untag&of=all&tag=Crew", &[("tag", "Crew")]), ["3", "0"]);
    assert_eq!(app.carried_tags(), 0);
    assert_eq!(does("do=delete&of=all&q=u-", &[]), ["3", "0"]);
    assert_eq!(app.accounts_in_state("deleted"), 3);
}

#[test]
fn a_role_is_changed_for_many_and_nobody_rises_above_whoever_asks() {
    let (app, grace) = crowded(3);
    app.confirmed_member(&Person::ada());
    app.makes_users_admin("ada@example.org");
    let mut ada = app.signed_in(&Person::ada());
    for query in ["do=set_role&of=all", "do=grant_users_admin&of=all", "do=revoke_users_admin&of=all"] {
        assert_eq!(ada.get(&format!("/console/accounts/bulk?{query}")).status, Status::Forbidden, "{query}");
        let tried = ada.post("/console/accounts/bulk", &[("query", query), ("to_role", "admin")]);
        assert_eq!(tried.status, Status::Forbidden, "{query}");
    }
    let offered = ada.get("/console/accounts").attributes("#bulk-do option", "value");
    assert!(offered.contains(&"send_reset".to_owned()) && !offered.contains(&"set_role".to_owned()));
    let mut grace = app.signed_in(&grace);
    let job = starts(&mut grace, "do=set_role&of=all", &[("to_role", "moderator")]);
    works(&app);
    let page = grace.get(&job);
    assert_eq!(facts(&page), ["4", "1"]);
    assert_eq!(page.texts_of(".skips li"), ["Grace Hopper Your own account"]);
    assert!(page.says("Moderator"));
    assert_eq!(app.count("accounts WHERE role = 'moderator'"), 4);
    assert_eq!(app.count("accounts WHERE users_admin = 1"), 1, "the other right stays");
    assert_eq!(ada.get("/console").status, Status::Ok, "a role without rights ends no session");
    let job = starts(&mut grace, "do=revoke_users_admin&of=all", &[]);
    works(&app);
    assert_eq!(facts(&grace.get(&job)), ["1", "4"]);
    assert_ne!(ada.get("/console").status, Status::Ok);
    let job = starts(&mut grace, "do=grant_users_admin&of=all&q=u-", &[]);
    works(&app);
    assert_eq!(facts(&grace.get(&job)), ["3", "0"]);
}

#[test]
fn the_last_administrator_stays_and_a_lost_right_takes_its_role_changes_with_it() {
    let (app, grace) = crowded(3);
    let other = Person::new("Ada", "ada@example.org");
    app.confirmed_member(&other);
    app.makes_administrator("ada@example.org");
    let (mut grace, mut ada) = (app.signed_in(&grace), app.signed_in(&other));
    let of_ada = starts(&mut ada, "do=set_role&of=all", &[("to_role", "none")]);
    let of_grace = starts(&mut grace, "do=set_role&of=all", &[("to_role", "none")]);
    works(&app);
    // Ada's came first and took the right from Grace, whose own job therefore changes nobody.
    assert_eq!(facts(&ada.get(&of_ada)), ["1", "4"]);
    let page = ada.get(&of_grace);
    assert!(page.text_of(".job-state").is_some_and(|state| state.starts_with("Failed")));
    assert_eq!(app.count("accounts WHERE role = 'admin'"), 1);
}

#[test]
fn the_question_about_rights_asks_for_a_proof_and_keeps_what_was_chosen() {
    let (app, grace) = crowded(2);
    let mut grace = app.signed_in(&grace);
    let (one, two) = (id_of(&app, "u-1"), id_of(&app, "u-2"));
    let query = format!("do=set_role&of=chosen&account={one}&account={two}");
    let question = grace.get(&format!("/console/accounts/bulk?{query}"));
    let hidden = question.value_of("query").expect("what was asked");
    app.later(std::time::Duration::from_secs(5 * 60));
    let asked = grace.post("/console/accounts/bulk", &[("query", &hidden), ("to_role", "editor")]);
    assert!(asked.location().starts_with("/account/prove?next="), "{}", asked.location());
    assert_eq!(app.count("jobs"), 0);
    let form = grace.get(asked.location());
    let next = form.value_of("next").expect("the way back");
    let proven =
        grace.post("/account/prove", &[("password", crate::support::people::PASSWORD), ("next", &next)]);
    let again = grace.get(proven.location());
    assert_eq!(again.text_of(".bulk-asks").as_deref(), Some("Change the role of 2 accounts?"));
    assert!(again.has("input[name='to_role'][value='editor'][checked]"), "{}", again.body);
}

#[test]
fn a_tag_is_created_on_the_spot_by_administrators_only() {
    let (app, grace) = crowded(2);
    app.confirmed_member(&Person::ada());
    app.makes_users_admin("ada@example.org");
    let mut ada = app.signed_in(&Person::ada());
    let fields = [("query", "do=tag&of=all&q=u-"), ("tag", "Sail"), ("create", "yes")];
    assert!(!ada.get("/console/accounts/bulk?do=tag&of=all&q=u-").has("[name='create']"));
    assert!(ada.post("/console/accounts/bulk", &fields).message_at("tag").is_some());
    assert_eq!(app.count("tags WHERE name = 'Sail'"), 0);
    let mut grace = app.signed_in(&grace);
    let asked = grace.post("/console/accounts/bulk", &fields[..2]);
    assert!(asked.message_at("tag").is_some(), "not without the tick");
    let job = starts(&mut grace, "do=tag&of=all&q=u-", &fields[1..]);
    works(&app);
    assert_eq!(facts(&grace.get(&job)), ["2", "0"]);
    assert_eq!(app.count("tags WHERE name = 'Sail'"), 1);
    let actions = app.audit_actions();
    assert!(actions.contains(&"tag.created".to_owned()));
    // A name that an archived tag has is refused in words.
    let sail = grace.get("/console/tags?q=Sail").attribute(".cell-main a", "href").expect("its page");
    grace.post(&format!("{sail}/retire"), &[]);
    assert!(grace.post("/console/accounts/bulk", &fields).message_at("tag").is_some());
}

#[test]
fn password_resets_go_to_many_and_leave_out_whom_they_cannot_reach() {
    let (app, grace) = crowded(1);
    app.confirmed_member(&Person::ada());
    app.confirmed_member(&Person::new("Eve", "eve@example.org"));
    let mut grace = app.signed_in(&grace);
    let eve = app.id_of("eve@example.org").0;
    grace.post(&format!("/console/accounts/{eve}/disable"), &[]);
    let chosen: Vec<String> =
        ["ada@example.org", "eve@example.org"].map(|login| format!("&account={}", app.id_of(login).0)).into();
    let query = format!("do=send_reset&of=chosen{}", chosen.concat());
    let job = starts(&mut grace, &query, &[]);
    works(&app);
    let page = grace.get(&job);
    assert_eq!(facts(&page), ["1", "1"]);
    assert_eq!(page.texts_of(".skips li"), ["Eve Disabled"]);
    assert_eq!(app.audit_actions().iter().filter(|action| *action == "account.reset_sent").count(), 1);
}

#[test]
fn a_job_that_was_stopped_goes_on_where_it_stood_and_meets_nobody_twice() {
    let (app, grace) = crowded(200);
    let mut grace = app.signed_in(&grace);
    let job = starts(&mut grace, "do=tag&of=all&q=u-", &[("tag", "Crew")]);
    // As at a shutdown: after the first two groups no further one begins.
    let asked = std::cell::Cell::new(0);
    let stops = || {
        asked.set(asked.get() + 1);
        asked.get() > 2
    };
    assert_eq!(app.run(work(&app.ctx, stops)).expect("the file is there"), 0);
    let tagged = app.carried_tags();
    assert_eq!(tagged, 50);
    assert_eq!(grace.get(&job).attribute("progress", "value").as_deref(), Some("50"));
    // Somebody who comes later is not met.
    app.visitor().registers(&Person::new("U-ltima", "u-late@example.org"));
    assert_eq!(works(&app), 1);
    assert_eq!(facts(&grace.get(&job)), ["200", "0"]);
    assert_eq!(app.carried_tags(), 200);
    assert_eq!(app.audit_actions().iter().filter(|action| *action == "account.tagged").count(), 200);
}

#[test]
fn a_cancelled_job_stays_where_it_is() {
    let (app, grace) = crowded(100);
    let mut grace = app.signed_in(&grace);
    let job = starts(&mut grace, "do=disable&of=all&q=u-", &[]);
    let groups = std::cell::Cell::new(0);
    let stops = || {
        groups.set(groups.get() + 1);
        groups.get() > 1
    };
    app.run(work(&app.ctx, stops)).expect("the file is there");
    assert_eq!(grace.post(&format!("{job}/cancel"), &[]).location(), job);
    assert_eq!(works(&app), 0, "nothing is left to do");
    assert_eq!(app.accounts_in_state("disabled"), 25);
    assert_eq!(app.audit_actions().last().map(String::as_str), Some("job.cancelled"));
    assert_eq!(grace.post(&format!("{job}/cancel"), &[]).location(), job, "twice is no error");
    assert_eq!(grace.post("/console/jobs/999/cancel", &[]).status, Status::NotFound);
}

#[test]
fn what_an_administrator_has_begun_only_administrators_end() {
    let (app, grace) = crowded(60);
    app.confirmed_member(&Person::ada());
    app.makes_users_admin("ada@example.org");
    let (mut grace, mut ada) = (app.signed_in(&grace), app.signed_in(&Person::ada()));
    let of_grace = starts(&mut grace, "do=disable&of=all&q=u-", &[]);
    let of_ada = starts(&mut ada, "do=end_sessions&of=all&q=u-", &[]);
    assert!(!ada.get(&of_grace).has("form[action$='/cancel']"));
    assert_eq!(ada.post(&format!("{of_grace}/cancel"), &[]).status, Status::Forbidden);
    for (visitor, job) in [(&mut ada, of_ada), (&mut grace, of_grace)] {
        assert!(visitor.get(&job).has("form[action$='/cancel']"));
        assert_eq!(visitor.post(&format!("{job}/cancel"), &[]).location(), job);
    }
}

#[test]
fn a_right_that_was_taken_away_takes_its_jobs_with_it() {
    let (app, grace) = crowded(60);
    app.confirmed_member(&Person::ada());
    app.makes_users_admin("ada@example.org");
    let mut ada = app.signed_in(&Person::ada());
    let job = starts(&mut ada, "do=delete&of=all&q=u-", &[]);
    app.ends_users_admin("ada@example.org");
    works(&app);
    assert_eq!(app.accounts_in_state("deleted"), 0);
    let page = app.signed_in(&grace).get(&job);
    assert_eq!(page.text_of(".job-state").as_deref(), Some("Failed"));
    assert!(page.has(".job .message-danger"));
}

#[test]
fn two_workers_change_nobody_twice() {
    let (app, grace) = crowded(300);
    let mut grace = app.signed_in(&grace);
    let job = starts(&mut grace, "do=tag&of=all&q=u-", &[("tag", "Crew")]);
    let workers: Vec<_> = (0..3)
        .map(|_| {
            let ctx = app.ctx.clone();
            std::thread::spawn(move || {
                let runtime =
                    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
                runtime.block_on(work(&ctx, || false)).expect("the file is there")
            })
        })
        .collect();
    for worker in workers {
        worker.join().expect("no panic");
    }
    assert_eq!(facts(&grace.get(&job)), ["300", "0"]);
    assert_eq!(app.audit_actions().iter().filter(|action| *action == "account.tagged").count(), 300);
    assert_eq!(app.audit_actions().iter().filter(|action| *action == "job.finished").count(), 1);
}

#[test]
fn a_question_that_no_form_of_ours_asks_is_refused_and_never_becomes_all() {
    let (app, grace) = crowded(3);
    let mut grace = app.signed_in(&grace);
    for query in [
        "",
        "do=erase&of=all",
        "do=tag",
        "do=tag&of=everyone",
        "do=tag&of=all&state=gone",
        "do=tag&of=chosen&account=x",
    ] {
        let asked = grace.get(&format!("/console/accounts/bulk?{query}"));
        assert_eq!(asked.status, Status::BadRequest, "{query}");
        let told = grace.post("/console/accounts/bulk", &[("query", query), ("tag", "Crew")]);
        assert_eq!(told.status, Status::BadRequest, "{query}");
    }
    // Nobody ticked: back to the list.
    assert_eq!(grace.get("/console/accounts/bulk?do=tag&of=chosen").location(), "/console/accounts");
    let unknown = grace.post("/console/accounts/bulk", &[("query", "do=tag&of=all"), ("tag", "Nothing")]);
    assert!(unknown.has("#field-tag[aria-invalid]"));
    assert_eq!(app.count("jobs"), 0);
}

#[test]
fn an_unknown_or_repeated_condition_never_becomes_everybody() {
    let (app, grace) = crowded(3);
    let mut grace = app.signed_in(&grace);
    for condition in ["created_after=9999999", "Tag=crew", "q=u-1&q=u-", "state=active&state=disabled"] {
        let query = format!("do=disable&of=all&{condition}");
        assert_eq!(
            grace.get(&format!("/console/accounts/bulk?{query}")).status,
            Status::BadRequest,
            "{query}"
        );
        let told = grace.post("/console/accounts/bulk", &[("query", &query)]);
        assert_eq!(told.status, Status::BadRequest, "{query}");
        let asked = grace.get(&format!("/console/accounts/export?{condition}"));
        assert_eq!(asked.status, Status::BadRequest, "{condition}");
        let file = grace.post("/console/accounts/export", &[("query", condition)]);
        assert_eq!(file.status, Status::BadRequest, "{condition}");
    }
    for query in ["do=disable&do=delete&of=all&q=u-", "do=disable&of=all&of=chosen&q=u-"] {
        let told = grace.post("/console/accounts/bulk", &[("query", query)]);
        assert_eq!(told.status, Status::BadRequest, "{query}");
    }
    assert_eq!((app.count("jobs"), works(&app)), (0, 0));
    // A list whose session ended comes back as it was, and what no form says leads to the list.
    assert_eq!(grace.get("/console/accounts/bulk?do=disable&of=all&q=u-&ended=1").status, Status::Ok);
    for query in ["", "?ended=1"] {
        assert_eq!(grace.get(&format!("/console/accounts/bulk{query}")).location(), "/console/accounts");
    }
}

#[test]
fn twenty_jobs_wait_and_no_more_whatever_ended_after_them() {
    let (app, grace) = crowded(1);
    let mut grace = app.signed_in(&grace);
    for _ in 0..19 {
        starts(&mut grace, "do=enable&of=all&q=u-", &[]);
    }
    for _ in 0..51 {
        let job = starts(&mut grace, "do=enable&of=all&q=u-", &[]);
        grace.post(&format!("{job}/cancel"), &[]);
    }
    starts(&mut grace, "do=enable&of=all&q=u-", &[]);
    let one_more = grace.post("/console/accounts/bulk", &[("query", "do=enable&of=all&q=u-")]);
    assert_eq!(one_more.status, Status::TooManyRequests);
    assert_eq!(app.count("jobs WHERE state = 'running'"), 20);
}

/// Works until so many groups are done.
fn works_for(app: &TestApp, groups: usize) {
    let asked = std::cell::Cell::new(0);
    let stops = || {
        asked.set(asked.get() + 1);
        asked.get() > groups
    };
    assert_eq!(app.run(work(&app.ctx, stops)).expect("the file is there"), 0);
}

/// Carried by this many accounts, the first.
fn carried_by(app: &TestApp, count: usize) {
    app.crowd_carries("Crew", 0, count);
}

#[test]
fn a_tag_that_is_renamed_while_a_job_runs_is_still_the_one_that_was_meant() {
    let (app, grace) = crowded(200);
    carried_by(&app, 100);
    let mut grace = app.signed_in(&grace);
    let job = starts(&mut grace, "do=disable&of=all&tag=Crew", &[]);
    works_for(&app, 2);
    // Somebody renames it and gives its name to another, which others carry.
    app.renames_tag("Crew", "Old hands");
    app.tag("Crew");
    app.crowd_carries("Crew", 100, 200);
    assert_eq!(works(&app), 1);
    let page = grace.get(&job);
    assert_eq!(facts(&page), ["100", "0"]);
    assert_eq!(page.text_of(".job-state").as_deref(), Some("Finished"));
    assert_eq!(app.count("accounts WHERE state = 'disabled' AND created_at <= 100"), 100);
    assert_eq!(app.count("accounts WHERE state = 'disabled' AND created_at > 100"), 0);
}

#[test]
fn a_tag_that_is_not_there_fails_the_job_with_a_reason_and_is_no_job_well_done() {
    let (app, grace) = crowded(60);
    carried_by(&app, 60);
    let mut grace = app.signed_in(&grace);
    let job = starts(&mut grace, "do=disable&of=all&tag=Crew", &[]);
    // As a job of an older version that knows the name alone.
    app.forgets_the_tags_of_jobs();
    app.renames_tag("Crew", "Gone");
    assert_eq!(works(&app), 1);
    let page = grace.get(&job);
    assert_eq!(page.text_of(".job-state").as_deref(), Some("Failed"));
    assert!(page.says("The tag in the filter does not exist."), "{}", page.body);
    assert_eq!(app.audit_actions().last().map(String::as_str), Some("job.failed"));
}

#[test]
fn a_job_that_cannot_be_read_or_done_fails_and_holds_up_no_other() {
    let (app, grace) = crowded(60);
    let mut grace = app.signed_in(&grace);
    let unreadable = starts(&mut grace, "do=disable&of=all&q=u-1", &[]);
    let refused = starts(&mut grace, "do=tag&of=all&q=u-2", &[("tag", "Crew")]);
    let fine = starts(&mut grace, "do=disable&of=all&q=u-3", &[]);
    app.gives_job_the_action(1, "{\"do\": \"of a later version\"}");
    app.refuses_carriers("a rule of theirs");
    assert_eq!(works(&app), 3);
    assert_eq!(app.count("jobs WHERE id = 1 AND state = 'failed' AND error IS NOT NULL"), 1);
    let page = grace.get(&refused);
    assert_eq!(page.text_of(".job-state").as_deref(), Some("Failed Crew"));
    assert!(page.says("a rule of theirs"), "{}", page.body);
    assert_eq!(grace.get(&fine).text_of(".job-state").as_deref(), Some("Finished"));
    let list = grace.get("/console/jobs");
    assert_eq!(list.status, Status::Ok);
    assert!(!list.body.contains(&format!("href=\"{unreadable}\"")));
}

#[test]
fn a_job_that_cannot_be_read_has_a_page_that_says_so_and_an_administrator_ends_it() {
    let (app, person) = crowded(60);
    let mut grace = app.signed_in(&person);
    let job = starts(&mut grace, "do=disable&of=all&q=u-1", &[]);
    app.gives_job_the_action(1, "{\"do\": \"of a later version\"}");
    let page = grace.get(&job);
    assert_eq!(page.status, Status::Ok);
    assert!(page.says("doesn’t recognise (action)"), "{}", page.body);
    assert_eq!(page.text_of(".job-state").as_deref(), Some("Running"));
    let cancel = format!("{job}/cancel");
    assert!(page.has(&format!("form[action='{cancel}']")));

    app.confirmed_member(&Person::new("Max", "max@example.org"));
    app.makes_users_admin("max@example.org");
    let mut max = app.signed_in(&Person::new("Max", "max@example.org"));
    assert!(max.get(&job).says("Only an administrator can stop it."));
    assert_eq!(max.post(&cancel, &[]).status, Status::Forbidden);

    assert_eq!(grace.post(&cancel, &[]).location(), job);
    assert_eq!(app.count("jobs WHERE id = 1 AND state = 'cancelled' AND finished_at IS NOT NULL"), 1);
    assert_eq!(app.audit_actions().last().map(String::as_str), Some("job.cancelled"));
    let page = grace.get(&job);
    assert_eq!(page.text_of(".job-state").as_deref(), Some("Ended"));
    assert!(!page.has(&format!("form[action='{cancel}']")));
    assert_eq!(works(&app), 0, "it is taken up no more");
}

#[test]
fn more_accounts_than_are_counted_beforehand_are_met_all_the_same() {
    let (app, grace) = crowded(10_100);
    let mut grace = app.signed_in(&grace);
    let question = grace.get("/console/accounts/bulk?do=end_sessions&of=all&state=awaiting_email");
    assert_eq!(question.text_of(".bulk-asks").as_deref(), Some("Apply to more than 10000 accounts?"));
    assert!(question.says("too many to count in advance"));
    let job = starts(&mut grace, "do=end_sessions&of=all&state=awaiting_email", &[]);
    works_for(&app, 20);
    let page = grace.get(&job);
    assert_eq!(page.attribute("progress", "max").as_deref(), Some("100"));
    assert_eq!(page.text_of(".progress label").as_deref(), Some("500 accounts so far, about 4 %"));
    assert_eq!(works(&app), 1);
    let page = grace.get(&job);
    assert_eq!(facts(&page), ["0", "10100"]);
    assert_eq!(page.attribute("progress", "value").as_deref(), Some("100"));
}
