// The discrete Fourier transform of any length, by its prime factors (Cooley & Tukey, Math. Comp. 19, 1965).
#pragma once

#include <complex>
#include <vector>

namespace preamar::forecast {

// X[k] = Σ x[n] e^(∓2πi kn/N): minus forwards, plus backwards; backwards also divides by N. Fast where N has only small
// prime factors, as the rows of days have.
[[nodiscard]] std::vector<std::complex<double>> fourier(const std::vector<std::complex<double>> &x, bool forwards);

} // namespace preamar::forecast
