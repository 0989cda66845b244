package dev.bascule.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.commons.codec.digest.DigestUtils;

/** Which certificate of a bridge a command takes for genuine. */
interface BridgeTrust {
    /** Those that the JVM trusts. */
    BridgeTrust DEFAULT = connection -> {};

    /** Prepares a connection that is not yet open; one without encryption is left as it is. */
    void applyTo(HttpURLConnection connection);

    /** Those that lead to a certificate in {@code pem}, for the host's name. */
    static BridgeTrust in(Path pem) throws IOException {
        try (var in = Files.newInputStream(pem)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("trusted-" + trusted.size(), certificate);
            }
            if (trusted.size() == 0) {
                throw new IOException(pem + " has no certificates in PEM");
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            var context = context(factory.getTrustManagers());
            return connection -> {
                if (connection instanceof HttpsURLConnection https) {
                    https.setSSLSocketFactory(context.getSocketFactory());
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IOException(pem + " has no certificates in PEM: " + e.getMessage(), e);
        }
    }

    /** The one whose {@link #fingerprint} is known, under whatever name: that of the bridge on this host, which has told it. */
    static BridgeTrust pinned(String fingerprint) {
        try {
            var context = context(new Pin(fingerprint));
            return connection -> {
                if (connection instanceof HttpsURLConnection https) {
                    https.setSSLSocketFactory(context.getSocketFactory());
                    https.setHostnameVerifier((host, session) -> true);
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM speaks no TLS", e);
        }
    }

    /** SHA-256 of the first certificate in {@code pem}, in hexadecimal digits. */
    static String fingerprint(Path pem) throws IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            return fingerprint(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
        } catch (GeneralSecurityException e) {
            throw new IOException(pem + " begins with no certificate in PEM: " + e.getMessage(), e);
        }
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return DigestUtils.sha256Hex(certificate.getEncoded());
    }

    private static SSLContext context(TrustManager... managers) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers, new SecureRandom());
        return context;
    }

    /** Accepts one certificate. */
    record Pin(String fingerprint) implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            try {
                if (!fingerprint.equals(BridgeTrust.fingerprint(chain[0]))) {
                    throw new CertificateException("the certificate is not that of the bridge on this data folder");
                }
            } catch (CertificateException e) {
                throw e;
            } catch (GeneralSecurityException e) {
                throw new CertificateException(e);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("no client is expected");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
