//! The guard: which addresses a fetcher may connect to.
//!
//! A page of the web must not lead into the network of the one who reads it. So names are resolved here, at the moment of connecting,
//! and every address that is not of the public internet is left out: whatever its spelling, and wherever a redirect or a name server
//! points. A host can be allowed by name.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Networks that are not of the public internet: first address, length of the prefix, what they are.
const FORBIDDEN_V4: &[([u8; 4], u32, &str)] = &[
    ([0, 0, 0, 0], 8, "this network"),
    ([10, 0, 0, 0], 8, "private"),
    ([100, 64, 0, 0], 10, "of a carrier"),
    ([127, 0, 0, 0], 8, "loopback"),
    ([169, 254, 0, 0], 16, "link-local"),
    ([172, 16, 0, 0], 12, "private"),
    ([192, 0, 0, 0], 24, "reserved"),
    ([192, 0, 2, 0], 24, "for documentation"),
    ([192, 88, 99, 0], 24, "a relay"),
    ([192, 168, 0, 0], 16, "private"),
    ([198, 18, 0, 0], 15, "for benchmarks"),
    ([198, 51, 100, 0], 24, "for documentation"),
    ([203, 0, 113, 0], 24, "for documentation"),
    ([224, 0, 0, 0], 4, "multicast"),
    ([240, 0, 0, 0], 4, "reserved"),
];

/// Only this part of IPv6 is the public internet …
const PUBLIC_V6: (u16, u32) = (0x2000, 3);
/// … without these parts of it: first groups, length of the prefix, what they are.
const FORBIDDEN_V6: &[([u16; 2], u32, &str)] =
    &[([0x2001, 0], 23, "reserved"), ([0x2001, 0xdb8], 32, "for documentation"), ([0x3fff, 0], 20, "for documentation")];

/// What an address is, when it is none of the public internet.
pub fn forbidden(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => forbidden_v4(address),
        IpAddr::V6(address) => forbidden_v6(address),
    }
}

fn forbidden_v4(address: Ipv4Addr) -> Option<&'static str> {
    let bits = u32::from(address);
    let network = FORBIDDEN_V4.iter().find(|(first, len, _)| (bits ^ u32::from(Ipv4Addr::from(*first))) >> (32 - len) == 0);
    network.map(|(_, _, what)| *what)
}

fn forbidden_v6(address: Ipv6Addr) -> Option<&'static str> {
    let [a, b, c, _, _, _, g, h] = address.segments();
    let inner = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    // Addresses that carry one of IPv4 lead to that one.
    let carried = match (a, b) {
        (0, 0) if address.to_ipv4_mapped().is_some() => Some(inner(g, h)),
        (0x64, 0xff9b) => Some(inner(g, h)),
        (0x2002, _) => Some(inner(b, c)),
        _ => None,
    };
    if let Some(what) = carried.and_then(forbidden_v4) {
        return Some(what);
    }
    if carried.is_some() {
        return None;
    }
    if address.is_loopback() {
        return Some("loopback");
    }
    if (a ^ PUBLIC_V6.0) >> (16 - PUBLIC_V6.1) != 0 {
        return Some(if a >> 9 == 0xfc00 >> 9 { "private" } else { "not of the public internet" });
    }
    let bits = (u32::from(a) << 16) | u32::from(b);
    let network =
        FORBIDDEN_V6.iter().find(|([first, second], len, _)| (bits ^ ((u32::from(*first) << 16) | u32::from(*second))) >> (32 - len) == 0);
    network.map(|(_, _, what)| *what)
}

/// Resolves names to public addresses only.
#[derive(Clone, Debug)]
pub struct Guard {
    allowed: Arc<Vec<String>>,
    names: Arc<dyn Resolver>,
}

impl Default for Guard {
    fn default() -> Self {
        Self { allowed: Arc::default(), names: Arc::new(DefaultResolver::default()) }
    }
}

impl Guard {
    /// A guard that lets some hosts be private.
    pub fn new(allowed: &[String]) -> Self {
        let mut allowed: Vec<String> = allowed.iter().map(|host| host.trim().to_lowercase()).collect();
        allowed.sort();
        Self { allowed: Arc::new(allowed), ..Self::default() }
    }

    /// Whether a host may be private.
    pub fn allows(&self, host: &str) -> bool {
        let host = host.trim_start_matches('[').trim_end_matches(']').to_lowercase();
        self.allowed.contains(&host)
    }

    /// Why a host that is written as an address is refused.
    pub fn refuses(&self, url: &url::Url) -> Option<String> {
        let address = match url.host()? {
            url::Host::Ipv4(address) => IpAddr::V4(address),
            url::Host::Ipv6(address) => IpAddr::V6(address),
            url::Host::Domain(_) => return None,
        };
        let what = forbidden(address).filter(|_| !self.allows(url.host_str().unwrap_or_default()))?;
        Some(refusal(address, what))
    }
}

fn refusal(address: IpAddr, what: &str) -> String {
    format!("leads to {address}, which is {what}; --allow-private HOST allows it")
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        if self.allows(uri.host().unwrap_or_default()) {
            return Ok(found);
        }
        let mut public = self.empty();
        let mut refused = None;
        for address in found.iter() {
            match forbidden(address.ip()) {
                None => public.push(*address),
                Some(what) => refused = Some(refusal(address.ip(), what)),
            }
        }
        match refused {
            Some(reason) if public.is_empty() => Err(ureq::Error::Io(std::io::Error::new(std::io::ErrorKind::PermissionDenied, reason))),
            _ => Ok(public),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acquire::fetch::client::{Asked, Client, Limits};
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn n1_addresses_that_are_not_public_are_refused_in_every_spelling() {
        let spellings = "127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 127.0.0.1. %31%32%37.0.0.1 \
            10.0.0.1 10.1 172.16.0.1 172.31.255.255 192.168.1.1 3232235777 169.254.169.254 0xa9fea9fe 100.64.0.1 0.0.0.0 0 0.1.2.3 \
            192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 １２７.0.0.1 127。0。0。1 \
            [::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:a9fe:a9fe] [fc00::1] [fd12:3456::1] [fe80::1] [fec0::1] [ff02::1] \
            [64:ff9b::7f00:1] [2002:7f00:1::] [2001:db8::1] [100::1] [::127.0.0.1] good@127.0.0.1 good:pass@[::1]";
        for spelling in spellings.split_ascii_whitespace() {
            let url = url::Url::parse(&format!("http://{spelling}/")).unwrap_or_else(|error| panic!("{spelling}: {error}"));
            assert!(Guard::default().refuses(&url).is_some(), "{spelling} is let through as {url}");
        }
    }

    /// A name server that answers every question with the next of its answers, the last of them for ever.
    #[derive(Debug)]
    struct Changing(Vec<Vec<std::net::SocketAddr>>, AtomicUsize);

    impl Resolver for Changing {
        fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
            let nth = self.1.fetch_add(1, Ordering::SeqCst).min(self.0.len() - 1);
            let mut found = self.empty();
            self.0[nth].iter().for_each(|address| found.push(*address));
            Ok(found)
        }
    }

    #[test]
    fn n2_a_name_that_is_bound_anew_leads_nowhere() {
        let site = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        site.set_nonblocking(true).unwrap();
        let here = site.local_addr().unwrap();
        let private = ["127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]"];
        let answers = private.map(|address| vec![format!("{address}:{}", here.port()).parse().unwrap()]);
        let names = Arc::new(Changing(answers.to_vec(), AtomicUsize::new(0)));
        let guard = Guard { names: Arc::clone(&names) as Arc<dyn Resolver>, ..Guard::new(&["other.example".to_owned()]) };
        let client = Client::new(guard.clone(), Limits::default(), None);
        let url = url::Url::parse("http://rebound.example/").unwrap();
        for (nth, _) in private.iter().enumerate() {
            let refused = client.get(&url, &Asked::default()).unwrap_err();
            assert!(refused.contains("--allow-private"), "{refused}");
            // The address that is looked at is the one that is connected to: nobody asks twice.
            assert_eq!(names.1.load(Ordering::SeqCst), nth + 1);
        }
        assert!(site.accept().is_err(), "somebody was connected to");
        // Of several addresses the public ones are left.
        let mixed = ["127.0.0.1:80", "8.8.8.8:80", "192.168.0.1:80"].map(|address| address.parse().unwrap());
        let guard = Guard { names: Arc::new(Changing(vec![mixed.to_vec()], AtomicUsize::new(0))), ..guard };
        let never = ureq::unversioned::transport::time::Duration::NotHappening;
        let timeout = NextTimeout { after: never, reason: ureq::Timeout::Resolve, per_read: None, per_write: None };
        let found = guard.resolve(&"http://rebound.example/".parse().unwrap(), &Config::default(), timeout).unwrap();
        assert_eq!(found.iter().copied().collect::<Vec<_>>(), mixed[1..2]);
    }

    #[test]
    fn public_addresses_pass() {
        for address in ["8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "[2606:4700::1111]", "[64:ff9b::808:808]", "day.example"] {
            let url = url::Url::parse(&format!("http://{address}/")).unwrap();
            assert_eq!(Guard::default().refuses(&url), None, "{address}");
        }
        let url = url::Url::parse("http://127.1:8080/").unwrap();
        assert_eq!(Guard::new(&["127.0.0.1".to_owned()]).refuses(&url), None);
    }
}
