//! Answers that are saved as a file and made while they are sent, so that none is held in memory whole.

use std::io::{self, Cursor};
use std::pin::Pin;
use std::task::{Context, Poll};

use rocket::Request;
use rocket::futures::StreamExt;
use rocket::futures::stream::BoxStream;
use rocket::http::{ContentType, Header};
use rocket::response::stream::ReaderStream;
use rocket::response::{self, Responder, Response};
use rocket::tokio::io::{AsyncRead, ReadBuf};

pub struct Download {
    kind: ContentType,
    /// Under which it is saved; without it is an answer to a program.
    name: Option<String>,
    pieces: BoxStream<'static, io::Result<String>>,
}

impl Download {
    /// `name` is our own and holds no character that a header would have to quote.
    pub fn new(kind: ContentType, name: impl Into<String>, pieces: BoxStream<'static, String>) -> Self {
        Self { kind, name: Some(name.into()), pieces: pieces.map(Ok).boxed() }
    }

    /// An error among the pieces cuts the connection: nobody takes half of it for the whole.
    pub fn of_pieces(
        kind: ContentType,
        name: Option<String>,
        pieces: BoxStream<'static, io::Result<String>>,
    ) -> Self {
        Self { kind, name, pieces }
    }
}

/// One piece on its way out.
enum Piece {
    Text(Cursor<String>),
    Broken(Option<io::Error>),
}

impl AsyncRead for Piece {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match &mut *self {
            Piece::Text(text) => Pin::new(text).poll_read(context, buffer),
            Piece::Broken(error) => {
                Poll::Ready(Err(error.take().unwrap_or_else(|| io::ErrorKind::BrokenPipe.into())))
            }
        }
    }
}

impl<'r> Responder<'r, 'static> for Download {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        let mut response = Response::build();
        response.header(self.kind);
        if let Some(name) = self.name {
            let disposition = format!("attachment; filename=\"{name}\"");
            response.header(Header::new("Content-Disposition", disposition));
        }
        let pieces = self.pieces.map(|piece| match piece {
            Ok(text) => Piece::Text(Cursor::new(text)),
            Err(error) => Piece::Broken(Some(error)),
        });
        response.streamed_body(ReaderStream::from(pieces)).ok()
    }
}
