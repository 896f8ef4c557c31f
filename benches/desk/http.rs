//! A caller that keeps its connection: just enough HTTP/1.1 to load a server with.

use std::io;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream};
use tokio::net::TcpStream;

/// An answer: its status and body, and the cookies that it sets.
pub struct Answer {
    pub status: u16,
    /// Name and value.
    pub cookies: Vec<String>,
    pub body: Vec<u8>,
}

pub struct Caller {
    stream: BufStream<TcpStream>,
}

impl Caller {
    pub async fn connect(port: u16) -> io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufStream::new(stream) })
    }

    pub async fn call(&mut self, request: &[u8]) -> io::Result<Answer> {
        let (status, cookies, length) = self.head(request).await?;
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await?;
        Ok(Answer { status, cookies, body })
    }

    /// Takes an answer that comes in pieces and keeps none of them; `look` sees each.
    pub async fn stream(&mut self, request: &[u8], mut look: impl FnMut(&[u8])) -> io::Result<u16> {
        let (status, ..) = self.head(request).await?;
        let (mut line, mut piece) = (String::new(), Vec::new());
        loop {
            line.clear();
            self.stream.read_line(&mut line).await?;
            let length = usize::from_str_radix(line.trim(), 16).map_err(|_| io::ErrorKind::InvalidData)?;
            piece.resize(length + 2, 0);
            self.stream.read_exact(&mut piece).await?;
            if length == 0 {
                return Ok(status);
            }
            look(&piece[..length]);
        }
    }

    /// Status, cookies, and the length of what follows where it is told.
    async fn head(&mut self, request: &[u8]) -> io::Result<(u16, Vec<String>, usize)> {
        self.stream.write_all(request).await?;
        self.stream.flush().await?;
        let mut line = String::new();
        self.stream.read_line(&mut line).await?;
        let status =
            line.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
        let mut length = 0;
        let mut cookies = Vec::new();
        loop {
            line.clear();
            self.stream.read_line(&mut line).await?;
            if line.trim().is_empty() {
                return Ok((status, cookies, length));
            }
            let (name, value) = line.split_once(':').ok_or(io::ErrorKind::InvalidData)?;
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().map_err(|_| io::ErrorKind::InvalidData)?;
            } else if name.eq_ignore_ascii_case("set-cookie") {
                cookies.extend(value.split(';').next().map(|cookie| cookie.trim().to_owned()));
            }
        }
    }
}

/// A request's bytes; `headers` end with a line break each.
pub fn request(method: &str, path: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Length: {length}\r\n\r\n{body}")
        .into_bytes()
}

/// How many answers with `wanted` as their status 64 callers (or as many as told) get in a second,
/// over `span`. `make` is asked for each request by its number.
pub async fn rate(
    port: u16,
    callers: usize,
    span: Duration,
    wanted: u16,
    make: impl Fn(usize) -> Vec<u8> + Clone + Send + 'static,
) -> f64 {
    let began = Instant::now();
    let tasks: Vec<_> = (0..callers)
        .map(|first| {
            let make = make.clone();
            tokio::spawn(async move {
                let mut caller = Caller::connect(port).await.expect("the server listens");
                let mut done = 0_usize;
                let mut number = first;
                while began.elapsed() < span {
                    let answer = caller.call(&make(number)).await.expect("the server answers");
                    done += usize::from(answer.status == wanted);
                    number += callers;
                }
                done
            })
        })
        .collect();
    let mut done = 0;
    for task in tasks {
        done += task.await.expect("a caller ends");
    }
    // Until the last answer: a request that began in time and ended late counts with its time.
    done as f64 / began.elapsed().as_secs_f64()
}
