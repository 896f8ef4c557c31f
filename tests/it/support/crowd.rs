//! Many requests at the same moment.

use rocket::http::ContentType;
use rocket::local::asynchronous::{Client, LocalResponse};
use rollbook::app;

use super::{Reply, TestApp};

/// A form on its way, from a browser without cookies.
#[derive(Debug, Clone)]
pub struct Sent {
    pub path: String,
    pub fields: Vec<(String, String)>,
}

impl Sent {
    pub fn form(path: &str, fields: &[(&str, &str)]) -> Self {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { path: path.to_owned(), fields }
    }
}

impl TestApp {
    /// Sends all these forms before any of them is answered.
    pub fn forms_at_once(&self, forms: &[Sent]) -> Vec<Reply> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let templates = self.folder().join("templates");
            let rocket = app::rocket(&self.settings, self.ctx.clone(), None, &templates);
            let client = Client::untracked(rocket).await.expect("Rocket ignites");
            let answers = forms.iter().map(async |form| {
                let body =
                    form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
                let request = client.post(form.path.clone()).header(ContentType::Form).body(body);
                reply_of(request.dispatch().await).await
            });
            futures_util::future::join_all(answers).await
        })
    }
}

async fn reply_of(response: LocalResponse<'_>) -> Reply {
    let status = response.status();
    let content_type = response.content_type();
    let headers = response
        .headers()
        .iter()
        .map(|header| (header.name.as_str().to_ascii_lowercase(), header.value.to_string()))
        .collect();
    let body = response.into_string().await.unwrap_or_default();
    Reply { status, content_type, bytes: body.clone().into_bytes(), body, headers }
}
