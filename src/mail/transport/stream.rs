//! The byte streams under an SMTP connection, with two guards that the client above them lacks:
//! nothing sent in clear text outlives the step to TLS, and no reply is endless.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

use super::dialogue::Dialogue;

/// Between two writes of ours: room for a server's certificates, not for a flood.
const MOST_UNASKED_BYTES: usize = 256 * 1024;
/// The first byte of a TLS handshake; no SMTP command begins so.
const TLS_HANDSHAKE: u8 = 0x16;

#[derive(Debug)]
pub(super) struct GuardedStream {
    tcp: TcpStream,
    awaits_tls: bool,
    unasked: usize,
    dialogue: Option<Dialogue>,
}

impl GuardedStream {
    /// With `awaits_tls`, bytes are handed up one at a time until the handshake begins: a reader
    /// that buffers lines then holds nothing beyond the reply to STARTTLS, and words that someone
    /// slipped in behind it are read as TLS, which they are not (CVE-2011-0411).
    pub fn new(tcp: TcpStream, awaits_tls: bool, dialogue: Option<Dialogue>) -> Self {
        Self { tcp, awaits_tls, unasked: 0, dialogue }
    }

    fn count(&mut self, bytes: usize) -> io::Result<()> {
        self.unasked += bytes;
        if self.unasked > MOST_UNASKED_BYTES {
            return Err(io::Error::other("the server talks without end"));
        }
        Ok(())
    }
}

impl AsyncRead for GuardedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        let before = buf.filled().len();
        let polled = if this.awaits_tls && buf.remaining() > 0 {
            let mut one = [0];
            let mut single = ReadBuf::new(&mut one);
            let polled = Pin::new(&mut this.tcp).poll_read(cx, &mut single);
            buf.put_slice(single.filled());
            polled
        } else {
            Pin::new(&mut this.tcp).poll_read(cx, buf)
        };
        let read = buf.filled().len() - before;
        if let Some(dialogue) = &this.dialogue {
            dialogue.bytes(false, &buf.filled()[before..]);
        }
        polled.map(|result| result.and_then(|()| this.count(read)))
    }
}

impl AsyncWrite for GuardedStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.unasked = 0;
        if buf.first() == Some(&TLS_HANDSHAKE) {
            self.awaits_tls = false;
        }
        let polled = Pin::new(&mut self.tcp).poll_write(cx, buf);
        if let (Some(dialogue), Poll::Ready(Ok(written))) = (&self.dialogue, &polled) {
            dialogue.bytes(true, &buf[..*written]);
        }
        polled
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_shutdown(cx)
    }
}

impl AsyncTokioStream for GuardedStream {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.tcp.peer_addr()
    }
}

/// A server that only greets. The client's connection type is born with a greeting; over this one
/// it is, and then gets the stream that speaks TLS from the start, on a socket prepared by us.
#[derive(Debug)]
pub(super) struct Greeter(&'static [u8]);

impl Greeter {
    pub fn new() -> Self {
        Self(b"220 -\r\n250 -\r\n")
    }
}

impl AsyncRead for Greeter {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let (now, later) = self.0.split_at(self.0.len().min(buf.remaining()));
        buf.put_slice(now);
        self.0 = later;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Greeter {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Poll::Ready(Ok(buf.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

impl AsyncTokioStream for Greeter {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Err(io::ErrorKind::NotConnected.into())
    }
}
