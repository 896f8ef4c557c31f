//! A session, token, key or account that ends while its request is under way changes nothing any more.

use std::sync::Arc;

use rollbook::domain::{AccountId, Actor, AuditContext, Credential, Language, Rights, SessionTimes};
use rollbook::services::ServiceError;
use rollbook::services::clients::{api_keys, oauth};
use rollbook::services::manage::disable::disable;
use rollbook::services::profile::choose_language::choose_language;
use rollbook::services::sign_in::complete_sign_in::{SignInOutcome, by_browser};
use rollbook::services::sign_in::open_session::OpenSession;
use rollbook::services::sign_in::sessions::{self, Browser};

use crate::support::TestApp;
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
    changes(&app, id, Credential::ApiKey(key.id)).expect("the key holds");
    app.run(api_keys::revoke(&app.ctx, system(), "portal")).expect("an end");
    assert!(matches!(changes(&app, id, Credential::ApiKey(key.id)), Err(ServiceError::CredentialRevoked)));
}

#[test]
fn an_account_that_was_disabled_changes_nothing_by_its_password_or_a_jwt() {
    let (app, _) = TestApp::with_admin();
    let person = app.person("ada");
    let id = app.id_of(&person.email);
    changes(&app, id, Credential::Account(id)).expect("the account is active");
    let ctx = Arc::clone(&app.ctx);
    let audit_context = AuditContext { actor: Actor::CommandLine, ..system() };
    app.run(disable(&ctx, audit_context, id, None)).expect("an end");
    assert!(matches!(changes(&app, id, Credential::Account(id)), Err(ServiceError::CredentialRevoked)));
}
