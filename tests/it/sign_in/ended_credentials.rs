//! A session, token, key or account that ends while its request is under way changes nothing any more.

use std::time::Duration;

use rollbook::domain::{AccountId, AuditContext, Credential, Language, Rights, Role, SessionTimes};
use rollbook::services::ServiceError;
use rollbook::services::clients::{api_keys, jwt_secret, oauth};
use rollbook::services::manage::set_role::{Standing, set_role};
use rollbook::services::profile::choose_language::choose_language;
use rollbook::services::sign_in::complete_sign_in::{SignInOutcome, by_browser};
use rollbook::services::sign_in::open_session::OpenSession;
use rollbook::services::sign_in::sessions::{self, Browser};
use rollbook::store::StoreError;

use crate::support::TestApp;
use crate::support::api::Person;
use crate::support::people::system;

/// Changes something of the account on behalf of whoever holds the credential.
fn changes(app: &TestApp, id: AccountId, credential: Credential) -> Result<(), ServiceError> {
    let audit_context = AuditContext { credential: Some(credential), ..system() };
    app.run(choose_language(&app.ctx, audit_context, id, Language::German))
}

fn signs_in(app: &TestApp, id: AccountId) -> OpenSession {
    app.run(async {
        let account = app.ctx.store.read(move |reader| reader.find_account(id)).await;
        let account = account.expect("an answer").expect("an account");
        match by_browser(&app.ctx, system(), &account, Browser::default()).await {
            Ok(SignInOutcome::Session(opened)) => {
                let token = opened.token.to_text();
                let found = sessions::find(&app.ctx, &token, &SessionTimes::default()).await;
                found.expect("an answer").expect("a session")
            }
            _ => panic!("the password was enough"),
        }
    })
}

#[test]
fn a_session_that_has_ended_changes_nothing() {
    let (app, admin) = TestApp::with_admin();
    let id = app.id_of(&admin.email);
    let session = signs_in(&app, id);
    let credential = Credential::Session(session.digest);
    changes(&app, id, credential.clone()).expect("the session is open");
    app.run(sessions::close(&app.ctx, system(), &session)).expect("an end");
    assert!(matches!(changes(&app, id, credential), Err(ServiceError::SessionEnded)));
}

#[test]
fn a_token_that_was_revoked_changes_nothing() {
    let (app, admin) = TestApp::with_admin();
    let id = app.id_of(&admin.email);
    let token = app.bearer_of(&admin);
    let holder = app.run(oauth::find_bearer(&app.ctx, &token)).expect("an answer").expect("a bearer");
    changes(&app, id, holder.credential.clone()).expect("the token holds");
    app.run(oauth::revoke(&app.ctx, system(), oauth::FIRST_CLIENT, &token)).expect("an end");
    assert!(matches!(changes(&app, id, holder.credential), Err(ServiceError::CredentialRevoked)));
}

#[test]
fn a_key_that_was_revoked_changes_nothing() {
    let (app, admin) = TestApp::with_admin();
    let id = app.id_of(&admin.email);
    let text = app.api_key("portal", Rights { admin: true, users_admin: false });
    let key = app.run(api_keys::find(&app.ctx, &text, None)).expect("an answer").expect("a key");
    changes(&app, id, Credential::ApiKey(key.0.id)).expect("the key holds");
    app.run(api_keys::revoke(&app.ctx, system(), "portal")).expect("an end");
    assert!(matches!(changes(&app, id, Credential::ApiKey(key.0.id)), Err(ServiceError::CredentialRevoked)));
}

fn jwt_holder(app: &TestApp, person: &Person) -> Credential {
    let token = app.jwt_of(person);
    app.run(jwt_secret::find_bearer(&app.ctx, &token)).expect("an answer").expect("a bearer").credential
}

fn password_of(app: &TestApp, id: AccountId) -> Credential {
    let account = app.run(app.ctx.store.read(move |reader| reader.find_account(id)));
    let account = account.map_err(|error: StoreError| error).expect("an answer").expect("an account");
    Credential::Password { account: id, rights: account.rights(), hash: account.password_hash }
}

/// One after the other: each change takes away what one of the two stands on.
#[test]
fn an_account_that_was_disabled_changes_nothing_by_its_password_or_a_jwt() {
    let (app, _) = TestApp::with_admin();
    let person = app.person("ada");
    let id = app.id_of(&person.email);
    let both = [password_of(&app, id), jwt_holder(&app, &person)];
    for credential in both.clone() {
        changes(&app, id, credential).expect("the account is active");
    }
    app.disables(&person);
    for credential in both {
        assert!(matches!(changes(&app, id, credential), Err(ServiceError::CredentialRevoked)));
    }
}

#[test]
fn whoever_has_lost_a_right_changes_nothing_by_a_password_or_a_jwt_shown_before() {
    let (app, _) = TestApp::with_admin();
    for (name, role, users_admin) in [("uma", None, true), ("eva", Some(Role::Admin), false)] {
        let person = app.account_like(name, |input| input.role = role);
        let id = app.id_of(&person.email);
        let gives = |role, users_admin| {
            app.run(set_role(&app.ctx, system(), id, Standing { role, users_admin })).expect("a change");
        };
        if users_admin {
            gives(role, true);
        }
        let both = [password_of(&app, id), jwt_holder(&app, &person)];
        gives(Some(Role::Editor), false);
        for credential in both.clone() {
            assert!(matches!(changes(&app, id, credential), Err(ServiceError::CredentialRevoked)), "{name}");
        }
        gives(Some(Role::Admin), false);
        for credential in both {
            changes(&app, id, credential).expect("no right is missing");
        }
    }
}

#[test]
fn another_password_or_a_second_factor_ends_what_the_password_alone_let_in() {
    let (app, _) = TestApp::with_admin();
    let (ada, bob) = (app.person("ada"), app.person("bob"));
    for person in [&ada, &bob] {
        let id = app.id_of(&person.email);
        let by_password = password_of(&app, id);
        let by_jwt = jwt_holder(&app, person);
        changes(&app, id, by_password.clone()).expect("it is the account's password");
        if person.username == "ada" {
            app.drops_password_of("ada");
        } else {
            app.gives_factor("bob");
        }
        assert!(matches!(changes(&app, id, by_password), Err(ServiceError::CredentialRevoked)));
        changes(&app, id, by_jwt).expect("it rests on neither");
    }
}

#[test]
fn a_jwt_changes_nothing_once_the_secret_that_signed_it_has_ended() {
    let (app, _) = TestApp::with_admin();
    let person = app.person("ada");
    let id = app.id_of(&person.email);
    let rotates = |overlap| {
        app.run(jwt_secret::rotate(&app.ctx, system(), overlap, None)).expect("a new secret");
    };
    let credential = jwt_holder(&app, &person);
    rotates(jwt_secret::OVERLAP);
    changes(&app, id, credential.clone()).expect("the one before still works");
    rotates(jwt_secret::OVERLAP);
    assert!(matches!(changes(&app, id, credential), Err(ServiceError::CredentialRevoked)));
    let credential = jwt_holder(&app, &person);
    rotates(Duration::ZERO);
    assert!(matches!(changes(&app, id, credential), Err(ServiceError::CredentialRevoked)));
}
