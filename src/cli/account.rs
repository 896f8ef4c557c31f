//! `rollbook account …`

use std::sync::Arc;

use serde_json::{Value, json};

use super::account_actions;
use super::account_lookup::{filter, find};
use super::args::{AccountCommand, AccountRole, CreateAccount, LanguageName};
use super::open::with_context;
use super::output::{Failure, print_json, print_table, print_text, say};
use super::password;
use super::refusal::list_of;
use crate::domain::csv::ExportFormat;
use crate::domain::{
    Account, AccountFilter, AccountId, AuditContext, CsvStyle, DisplayName, EmailAddress, FieldErrors,
    Language, Role, Timestamp, Username,
};
use crate::services::AppContext;
use crate::services::credentials::change_password::{parse_new_password, personal_names, set};
use crate::services::manage::create_account::{AccountRequest, CreateAccountError, Welcome, create_account};
use crate::services::manage::disable::{disable, enable};
use crate::services::manage::export_accounts::export;
use crate::services::manage::export_text::{end, head, rows};
use crate::services::sign_in::second_factors::remove_factors;
use crate::settings::Settings;
use crate::store::StoreError;

/// Accounts that are read at a time.
const PAGE: usize = 500;

pub fn run(settings: &Settings, command: AccountCommand) -> Result<(), Failure> {
    match command {
        AccountCommand::Create(request) => {
            let password = match request.no_password {
                true => None,
                false => Some(password::read(request.password.password_stdin)?),
            };
            with_context(settings, async |ctx| create(&ctx, request, password.as_deref()).await)
        }
        AccountCommand::List(request) => {
            let filter = filter(request.filter.as_deref())?;
            with_context(settings, async |ctx| list(&ctx, filter, request.output.json).await)
        }
        AccountCommand::Export(request) => {
            let filter = filter(request.filter.as_deref())?;
            let style = CsvStyle { separator: request.separator.into(), byte_order_mark: request.bom };
            with_context(settings, async |ctx| export_as_csv(&ctx, filter, style).await)
        }
        AccountCommand::Show { who, output } => with_context(settings, async |ctx| {
            let account = find(&ctx, &who.who).await?;
            show(&account, output.json)
        }),
        AccountCommand::SetPassword { who, password } => {
            let typed = password::read(password.password_stdin)?;
            with_context(settings, async |ctx| set_password(&ctx, &who.who, &typed).await)
        }
        AccountCommand::Disable { who, reason } => with_context(settings, async |ctx| {
            let account = find(&ctx, &who.who).await?;
            disable(&ctx, AuditContext::command_line(), account.id, reason).await?;
            say!("{} disabled; its sessions and tokens have ended.", account.username)?;
            Ok(())
        }),
        AccountCommand::Enable { who } => with_context(settings, async |ctx| {
            let account = find(&ctx, &who.who).await?;
            enable(&ctx, AuditContext::command_line(), account.id).await?;
            say!("{} enabled.", account.username)?;
            Ok(())
        }),
        AccountCommand::RemoveSecondFactor { who } => {
            with_context(settings, async |ctx| remove_second_factor(&ctx, &who.who).await)
        }
        AccountCommand::Act(action) => {
            with_context(settings, async |ctx| account_actions::act(&ctx, action).await)
        }
    }
}

async fn create(
    ctx: &Arc<AppContext>,
    request: CreateAccount,
    password: Option<&str>,
) -> Result<(), Failure> {
    let policy = ctx.policy().await?;
    let mut errors = FieldErrors::new();
    let username = errors.keep("username", Username::parse(&request.username));
    let email = errors.keep("email", request.email.as_deref().map(EmailAddress::parse).transpose());
    let real_name = errors.keep("name", request.name.as_deref().map(DisplayName::parse).transpose());
    let mut personal = vec![request.username.as_str()];
    personal.extend(request.name.as_deref());
    personal.extend(request.email.as_deref());
    let parse = |text| parse_new_password(ctx, &policy, policy.password_policy(), &personal, text);
    let password = errors.keep("password", password.map(parse).transpose()).flatten();
    let input = AccountRequest {
        username,
        real_name: real_name.flatten(),
        email: email.flatten(),
        email_confirmed: true,
        ext_id: None,
        password,
        must_change_password: request.must_change_password,
        role: request.role.map(role),
        tags: Vec::new(),
        language: request.language.map(language),
        welcome: Welcome::None,
    };
    let signed_up = create_account(ctx, AuditContext::command_line(), input, errors).await.map_err(
        |error| match error {
            CreateAccountError::Fields(errors) => Failure::refused(list_of(&errors)),
            CreateAccountError::RoleNotAllowed => Failure::refused(error.to_string()),
            CreateAccountError::Service(error) => error.into(),
        },
    )?;
    if request.output.json {
        print_json(&value(&signed_up.member.account))?;
    } else {
        say!("{} created, with ID {}.", signed_up.member.account.username, signed_up.member.account.id)?;
    }
    Ok(())
}

async fn export_as_csv(ctx: &Arc<AppContext>, filter: AccountFilter, style: CsvStyle) -> Result<(), Failure> {
    let format = ExportFormat::Csv(style);
    let mut pieces = export(ctx, AuditContext::command_line(), filter, format).await?;
    print_text(&head(format))?;
    while let Some(accounts) = pieces.recv().await {
        print_text(&rows(&accounts?, format, true))?;
    }
    print_text(end(format))
}

async fn list(ctx: &Arc<AppContext>, filter: AccountFilter, as_json: bool) -> Result<(), Failure> {
    let mut rows = Vec::new();
    let mut values = Vec::new();
    let mut after = Some(AccountId(0));
    while let Some(id) = after {
        let (asked, now) = (filter.clone(), ctx.now());
        let (page, reached) = ctx
            .store
            .read(move |reader| {
                let piece = reader.list_account_ids(&asked, id, PAGE, now)?;
                let accounts = piece.ids.iter().map(|id| reader.find_account(*id));
                let accounts: Vec<Account> =
                    accounts.collect::<Result<Vec<_>, StoreError>>()?.into_iter().flatten().collect();
                Ok::<_, StoreError>((accounts, piece.reached))
            })
            .await?;
        after = reached;
        for account in &page {
            if as_json {
                values.push(value(account));
            } else {
                rows.push(row(account));
            }
        }
    }
    if as_json {
        print_json(&Value::Array(values))?;
    } else if rows.is_empty() && !filter.is_every() {
        say!("No matching accounts.")?;
    } else if rows.is_empty() {
        say!("No accounts yet. `rollbook setup-link` prints the link to create the first administrator.")?;
    } else {
        print_table(&["ID", "USERNAME", "NAME", "ADDRESS", "ROLE", "STATE"], &rows)?;
    }
    Ok(())
}

async fn set_password(ctx: &Arc<AppContext>, who: &str, typed: &str) -> Result<(), Failure> {
    let account = find(ctx, who).await?;
    let policy = ctx.policy().await?;
    let names = personal_names(&account);
    let new = parse_new_password(ctx, &policy, policy.password_policy(), &names, typed)
        .map_err(|reason| Failure::refused(list_of(&FieldErrors::one("password", reason))))?;
    let cancelled = set(ctx, AuditContext::command_line(), &account, new, false).await?;
    say!("New password set for {}; its sessions and tokens have ended.", account.username)?;
    if cancelled {
        say!("Its pending address change is cancelled.")?;
    }
    Ok(())
}

async fn remove_second_factor(ctx: &Arc<AppContext>, who: &str) -> Result<(), Failure> {
    let account = find(ctx, who).await?;
    remove_factors::by_administrator(ctx, AuditContext::command_line(), account.id).await?;
    say!("Two-step sign-in reset for {}; an email notifies them.", account.username)?;
    Ok(())
}

fn show(account: &Account, as_json: bool) -> Result<(), Failure> {
    let value = value(account);
    if as_json {
        return print_json(&value);
    }
    let Value::Object(fields) = value else { return Ok(()) };
    for (name, value) in fields {
        let text = match value {
            Value::Null => "-".to_owned(),
            Value::String(text) => text,
            other => other.to_string(),
        };
        say!("{name:<22}{text}")?;
    }
    Ok(())
}

fn row(account: &Account) -> Vec<String> {
    let or_dash = |text: Option<&str>| text.unwrap_or("-").to_owned();
    vec![
        account.id.to_string(),
        account.username.to_string(),
        account.display_name().to_owned(),
        or_dash(account.email.as_ref().map(EmailAddress::as_str)),
        or_dash(account.role.map(Role::as_str)),
        account.state.as_str().to_owned(),
    ]
}

fn value(account: &Account) -> Value {
    json!({
        "id": account.id.0,
        "uuid": account.uuid.to_string(),
        "username": account.username.as_str(),
        "display_name": account.display_name(),
        "email": account.email.as_ref().map(EmailAddress::as_str),
        "email_verified_at": account.email_verified_at.map(Timestamp::rfc3339),
        "ext_id": account.ext_id,
        "role": account.role.map(Role::as_str),
        "users_admin": account.users_admin,
        "state": account.state.as_str(),
        "has_password": account.password_hash.is_some(),
        "must_change_password": account.must_change_password,
        "has_second_factor": account.has_second_factor,
        "privacy_agreed_at": account.privacy.as_ref().map(|agreed| agreed.at.rfc3339()),
        "privacy_version": account.privacy.as_ref().map(|agreed| agreed.version.clone()),
        "language": account.language.map(Language::tag),
        "created_at": account.created_at.rfc3339(),
        "last_sign_in_at": account.last_sign_in_at.map(Timestamp::rfc3339),
        "locked_until": account.locked_until.map(Timestamp::rfc3339),
    })
}

fn role(role: AccountRole) -> Role {
    match role {
        AccountRole::Admin => Role::Admin,
        AccountRole::Moderator => Role::Moderator,
        AccountRole::Editor => Role::Editor,
    }
}

fn language(language: LanguageName) -> Language {
    match language {
        LanguageName::English => Language::English,
        LanguageName::German => Language::German,
    }
}
