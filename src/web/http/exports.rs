//! Accounts and the audit trail as files on their way. An error cuts the connection, so that nobody takes a part
//! for the whole.

use std::io;
use std::sync::Arc;

use rocket::futures::StreamExt;
use rocket::futures::stream::{BoxStream, once, unfold};
use rocket::http::ContentType;

use crate::domain::csv::ExportFormat;
use crate::services::AppContext;
use crate::services::audit::audit_text;
use crate::services::audit::read_audit::read_on;
use crate::services::manage::export_accounts;
use crate::services::manage::export_text;
use crate::store::AuditFilter;
use crate::web::http::download::Download;

/// One piece of a file.
type Piece = io::Result<String>;

pub fn accounts(ctx: &AppContext, pieces: export_accounts::Pieces, format: ExportFormat) -> Download {
    let rest = unfold((pieces, false), move |(mut pieces, has_rows)| async move {
        let (text, has_rows) = match pieces.recv().await? {
            Ok(accounts) => {
                (Ok(export_text::rows(&accounts, format, has_rows)), has_rows || !accounts.is_empty())
            }
            Err(error) => (Err(io::Error::other(error.to_string())), has_rows),
        };
        Some((text, (pieces, has_rows)))
    });
    let day: String = ctx.now().rfc3339().chars().take(10).collect();
    file(format!("accounts-{day}"), format, export_text::head(format), rest.boxed(), export_text::end(format))
}

/// Everything that the filter lets through; each piece is read when the one before it was sent.
pub fn audit(ctx: &Arc<AppContext>, filter: AuditFilter, format: ExportFormat) -> Download {
    /// Where the export stands.
    enum At {
        Line(Option<i64>, bool),
        End,
    }
    let name = format!("rollbook-audit-{}", ctx.now().compact());
    let ctx = ctx.clone();
    let rest = unfold(At::Line(None, false), move |at| {
        let (ctx, filter) = (ctx.clone(), filter.clone());
        async move {
            let At::Line(before, has_lines) = at else { return None };
            match read_on(&ctx, filter, before).await {
                Ok(page) => {
                    let text = audit_text::lines(&page.lines, format, has_lines);
                    let has_lines = has_lines || !page.lines.is_empty();
                    let next = page.next_before.map_or(At::End, |next| At::Line(Some(next), has_lines));
                    Some((Ok(text), next))
                }
                Err(error) => {
                    tracing::error!(%error, "an export of the audit trail broke off");
                    Some((Err(io::Error::other(error.to_string())), At::End))
                }
            }
        }
    });
    file(name, format, audit_text::head(format), rest.boxed(), audit_text::end(format))
}

fn file(
    name: String,
    format: ExportFormat,
    head: String,
    rest: BoxStream<'static, Piece>,
    end: &'static str,
) -> Download {
    let kind = match format {
        ExportFormat::Csv(_) => ContentType::CSV,
        ExportFormat::Json => ContentType::JSON,
    };
    let pieces = once(async move { Ok(head) }).chain(rest).chain(once(async move { Ok(end.to_owned()) }));
    Download::of_pieces(kind, Some(format!("{name}.{}", format.name())), pieces.boxed())
}
