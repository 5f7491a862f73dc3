#include "source/sha256.h"

#include <openssl/evp.h>

#include "source/openssl.h"

namespace escalint {

struct Sha256::Impl {
  EVP_MD_CTX* context = nullptr;
  bool good = false;
  Impl() {
    LeaveConfigurationAside();
    context = EVP_MD_CTX_new();
    good = context != nullptr && EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1;
  }
  ~Impl() { EVP_MD_CTX_free(context); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
};

Sha256::Sha256() : impl_(std::make_unique<Impl>()) {}
Sha256::~Sha256() = default;

void Sha256::Update(std::string_view bytes) {
  impl_->good = impl_->good && EVP_DigestUpdate(impl_->context, bytes.data(), bytes.size()) == 1;
}

std::string Sha256::Finish() {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  if (!impl_->good || EVP_DigestFinal_ex(impl_->context, digest, &length) != 1) return "";
  return Hex({digest, length});
}

}  // namespace escalint
