//! Answers that are saved as a file and made while they are sent, so that none is held in memory whole.

use std::io::Cursor;

use rocket::Request;
use rocket::futures::StreamExt;
use rocket::futures::stream::BoxStream;
use rocket::http::{ContentType, Header};
use rocket::response::stream::ReaderStream;
use rocket::response::{self, Responder, Response};

pub struct Download {
    kind: ContentType,
    name: String,
    pieces: BoxStream<'static, String>,
}

impl Download {
    /// `name` is our own and holds no character that a header would have to quote.
    pub fn new(kind: ContentType, name: impl Into<String>, pieces: BoxStream<'static, String>) -> Self {
        Self { kind, name: name.into(), pieces }
    }
}

impl<'r> Responder<'r, 'static> for Download {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        let disposition = format!("attachment; filename=\"{}\"", self.name);
        Response::build()
            .header(self.kind)
            .header(Header::new("Content-Disposition", disposition))
            .streamed_body(ReaderStream::from(self.pieces.map(Cursor::new)))
            .ok()
    }
}
