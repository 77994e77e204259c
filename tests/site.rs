//! A web site on loopback that answers as a test wants it to, and remembers what it was asked.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A request as it came: the path, and the lines of the head.
#[derive(Clone, Debug)]
pub struct Request {
    pub path: String,
    pub head: String,
}

impl Request {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().filter_map(|line| line.split_once(": ")).find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// An answer.
pub enum Reply {
    /// Status, headers, body.
    Whole(u16, String, Vec<u8>),
    /// Bytes as they are, and then piece after piece, with a pause before each, for ever.
    Endless(Vec<u8>, Vec<u8>, Duration),
}

/// HTML that a server gives.
pub fn html(body: impl AsRef<[u8]>) -> Reply {
    Reply::Whole(200, "Content-Type: text/html; charset=utf-8\r\n".to_owned(), body.as_ref().to_vec())
}

pub fn xml(body: impl AsRef<[u8]>) -> Reply {
    Reply::Whole(200, "Content-Type: application/xml\r\n".to_owned(), body.as_ref().to_vec())
}

pub fn text(body: &str) -> Reply {
    Reply::Whole(200, "Content-Type: text/plain\r\n".to_owned(), body.as_bytes().to_vec())
}

pub fn status(code: u16) -> Reply {
    Reply::Whole(code, String::new(), Vec::new())
}

pub fn redirect(to: &str) -> Reply {
    Reply::Whole(302, format!("Location: {to}\r\n"), Vec::new())
}

/// The site; it ends with the test's process.
pub struct Site {
    pub address: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Site {
    pub fn new(answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (log, answer) = (Arc::clone(&requests), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, answer) = (Arc::clone(&log), Arc::clone(&answer));
                std::thread::spawn(move || drop(serve(stream, &log, &*answer)));
            }
        });
        Self { address, requests }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// What it was asked since this was asked last.
    pub fn take_requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.requests.lock().unwrap())
    }

    /// The paths of these requests.
    pub fn take_paths(&self) -> Vec<String> {
        self.take_requests().into_iter().map(|request| request.path).collect()
    }
}

fn serve(stream: TcpStream, log: &Mutex<Vec<Request>>, answer: &dyn Fn(&Request) -> Reply) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut stream = stream;
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head)? == 0 {
                return Ok(());
            }
        }
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        let request = Request { path, head };
        log.lock().unwrap().push(request.clone());
        match answer(&request) {
            Reply::Whole(status, headers, body) => {
                let length = if headers.to_ascii_lowercase().contains("content-length") || headers.contains("chunked") {
                    String::new()
                } else {
                    format!("Content-Length: {}\r\n", body.len())
                };
                stream.write_all(format!("HTTP/1.1 {status} Some\r\n{headers}{length}\r\n").as_bytes())?;
                stream.write_all(&body)?;
            }
            Reply::Endless(first, piece, pause) => {
                stream.write_all(&first)?;
                loop {
                    std::thread::sleep(pause);
                    stream.write_all(&piece)?;
                    stream.flush()?;
                }
            }
        }
    }
}
