#include "source/hmac.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include "source/openssl.h"

namespace escalint {

struct HmacSha256::Impl {
  EVP_MAC* mac = nullptr;
  EVP_MAC_CTX* context = nullptr;
  bool good = false;

  explicit Impl(std::string_view key) {
    LeaveConfigurationAside();
    mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    context = mac == nullptr ? nullptr : EVP_MAC_CTX_new(mac);
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_end()};
    good = context != nullptr &&
           EVP_MAC_init(context, reinterpret_cast<const unsigned char*>(key.data()), key.size(),
                        parameters) == 1;
  }
  ~Impl() {
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(mac);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
};

HmacSha256::HmacSha256(std::string_view key) : impl_(std::make_unique<Impl>(key)) {}
HmacSha256::~HmacSha256() = default;
HmacSha256::HmacSha256(HmacSha256&&) noexcept = default;
HmacSha256& HmacSha256::operator=(HmacSha256&&) noexcept = default;

std::string HmacSha256::Of(std::string_view text) {
  unsigned char code[EVP_MAX_MD_SIZE];
  size_t length = 0;
  // Begun again without a key, it is the one from before.
  const bool done =
      impl_->good && EVP_MAC_init(impl_->context, nullptr, 0, nullptr) == 1 &&
      EVP_MAC_update(impl_->context, reinterpret_cast<const unsigned char*>(text.data()),
                     text.size()) == 1 &&
      EVP_MAC_final(impl_->context, code, &length, sizeof code) == 1;
  return done ? Hex({code, length}) : "";
}

}  // namespace escalint
